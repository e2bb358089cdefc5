package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactorTest {
    static Redactor knowing(List<String> values) {
        Redactor redactor = new Redactor();
        values.forEach(value -> redactor.learn(new Secret(value)));
        return redactor;
    }

    @ParameterizedTest
    @CsvSource({
        "no password here, no password here",
        "bad token hunter2!, bad token ***!",
        "hunter2, ***",
        "hunter2 and hunter22, *** and ***",
        "abcd, ***",
        "abcdef, ***",
        "xxabcdefyy, xx***yy",
        "aaaaaa, ***",
        "abc, abc",
    })
    void knownValuesAreTakenOut(String text, String redacted) {
        Redactor redactor = knowing(List.of("hunter2", "hunter22", "abcd", "cdef", "aaaa", "abc"));
        assertThat(redactor.redact(text)).isEqualTo(redacted);
    }
}
