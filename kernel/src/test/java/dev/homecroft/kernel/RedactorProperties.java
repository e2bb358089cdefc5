package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class RedactorProperties {
    @Property
    void noKnownValueIsLeft(
            @ForAll @Size(max = 4) List<@StringLength(min = 4, max = 6) @CharRange(from = 'a', to = 'b') String> values,
            @ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'b') String text) {
        String redacted = RedactorTest.knowing(values).redact(text);
        values.forEach(value -> assertThat(redacted).doesNotContain(value));
    }
}
