package dev.homecroft.model.bind;

import dev.homecroft.model.language.Form;
import dev.homecroft.source.YamlNode;
import java.util.Optional;

/**
 * How a value is read.
 *
 * @param <T> what it becomes
 */
interface Type<T> {
    /** What is accepted, for the manual and the JSON Schema; never narrower than {@link #read}. */
    Form form();

    /** What is expected, in words that follow "expected": {@code a size such as 8G}. */
    default String words() {
        return form().words();
    }

    /** The value, or empty after the problem was reported. */
    Optional<T> read(YamlNode node, Place place);
}
