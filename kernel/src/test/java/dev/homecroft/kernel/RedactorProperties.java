package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class RedactorProperties {
    /** Ways in which others write what they were sent. */
    enum Way {
        PLAIN,
        FORM,
        URL,
        PERCENT,
        JSON,
        UNICODE,
        HTML;

        String write(String text) {
            return switch (this) {
                case PLAIN -> text;
                case FORM -> URLEncoder.encode(text, StandardCharsets.UTF_8);
                case URL -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
                case PERCENT -> everyByte(text);
                case JSON -> inQuotes(text);
                case UNICODE -> text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
                case HTML ->
                    text.replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace("\"", "&quot;")
                            .replace("'", "&#39;");
            };
        }
    }

    private static String inQuotes(String text) {
        String quoted = JsonText.canonical(Json.of(text)).strip();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String everyByte(String text) {
        StringBuilder all = new StringBuilder();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            all.append("%%%02x".formatted(part));
        }
        return all.toString();
    }

    @Property
    void noKnownValueIsLeft(
            @ForAll @Size(max = 4) List<@StringLength(min = 4, max = 6) @CharRange(from = 'a', to = 'b') String> values,
            @ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'b') String text) {
        String redacted = RedactorTest.knowing(values).redact(text);
        values.forEach(value -> assertThat(redacted).doesNotContain(value));
    }

    @Property
    void noEscapeHidesAValue(@ForAll("secrets") String secret, @ForAll Way inner, @ForAll Way outer) {
        String written = outer.write(inner.write(secret));
        String redacted = RedactorTest.knowing(List.of(secret)).redact("refused: [" + written + "] by pve-1");
        assertThat(redacted).isEqualTo("refused: [***] by pve-1");
    }

    @Property
    void base64HidesNothing(@ForAll("secrets") String secret, @ForAll @IntRange(max = 5) int before) {
        byte[] bytes = ("u".repeat(before) + secret + "x".repeat(before)).getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            String written = encoder.encodeToString(bytes);
            String redacted = RedactorTest.knowing(List.of(secret)).redact("Basic " + written + " refused");
            assertThat(redacted).matches("Basic [dXU1eHh4=\\w]{0,9}\\*\\*\\*[eHh4=\\w]{0,9} refused");
        }
    }

    @Property
    void textWithoutValuesStaysAsItIs(@ForAll String text) {
        assertThat(RedactorTest.knowing(List.of("a value that no text has")).redact(text))
                .isEqualTo(text);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('é', 'ß', '€', '\uD83D')
                .ofMinLength(7)
                .ofMaxLength(20)
                .map(text -> text.replace("\uD83D", "\uD83D\uDE00"));
    }
}
