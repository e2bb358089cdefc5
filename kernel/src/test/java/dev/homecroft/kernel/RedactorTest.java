package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p@ss word=1      | GET /x?password=p%40ss%20word%3D1&a=b   | GET /x?password=***&a=b
            p@ss word=1      | password=p%40ss+word%3d1                | password=***
            p@ss word=1      | {"x":"p@ss word=1"}                     | {"x":"***"}
            say "hi" \\ bye | {"x":"say \\"hi\\" \\\\ bye"}   | {"x":"***"}
            a<b>c&d'e        | <p>a&lt;b&gt;c&amp;d&#39;e</p>          | <p>***</p>
            ssh-ed25519 AAAA | sshkeys=ssh-ed25519%2520AAAA: too long  | sshkeys=***: too long
            hunter22         | Authorization: Basic cm9vdDpodW50ZXIyMg== | Authorization: Basic cm9vdD***==
            hunter22         | 100 % of 2 + 2 & more \\o/ &#x;       | 100 % of 2 + 2 & more \\o/ &#x;
            """)
    void escapesHideNothing(String secret, String text, String redacted) {
        assertThat(knowing(List.of(secret)).redact(text)).isEqualTo(redacted);
    }

    @Test
    void aKeyIsKnownByItsLinesButNotByItsHeader() {
        Redactor redactor =
                knowing(List.of("-----BEGIN KEY-----\nc2VjcmV0LW9uZQ\nc2VjcmV0LXR3bw\n-----END KEY-----\n"));
        assertThat(redactor.redact("-----BEGIN KEY----- then c2VjcmV0LXR3bw"))
                .isEqualTo("-----BEGIN KEY----- then ***");
    }
}
