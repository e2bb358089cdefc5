package dev.homecroft.model.bind;

import dev.homecroft.source.YamlNode;
import java.util.Optional;

/**
 * How a value is read.
 *
 * @param <T> what it becomes
 */
interface Type<T> {
    /** What is expected, in words that follow "expected": {@code a size such as 8G}. */
    String words();

    /** The value, or empty after the problem was reported. */
    Optional<T> read(YamlNode node, Place place);
}
