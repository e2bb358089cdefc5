package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DiagnosticTest {
    private static SourceRange at(String file, int line) {
        SourcePosition start = new SourcePosition(line, 1, line * 10);
        return new SourceRange(file, start, new SourcePosition(line, 3, line * 10 + 2));
    }

    @Test
    void diagnosticsGoByPlaceThenSeverity() {
        List<Diagnostic> ordered = List.of(
                Diagnostic.warning("z", "First.").at(at("a.yaml", 1)).build(),
                Diagnostic.error("z", "Second.").at(at("a.yaml", 2)).build(),
                Diagnostic.warning("a", "Third.").at(at("a.yaml", 2)).build(),
                Diagnostic.warning("b", "Fourth.").at(at("a.yaml", 2)).build(),
                Diagnostic.warning("b", "Fourth.")
                        .detail("More.")
                        .at(at("a.yaml", 2))
                        .build(),
                Diagnostic.note("a", "Fifth.").at(at("b.yaml", 1)).build(),
                Diagnostic.error("a", "Last, without a place.").build());
        for (int seed = 0; seed < 20; seed++) {
            List<Diagnostic> shuffled = new ArrayList<>(ordered);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(Diagnostic.BY_PLACE);
            assertThat(shuffled).isEqualTo(ordered);
        }
    }

    @Test
    void codesAreKebabCase() {
        assertThat(Diagnostic.error("yaml-too-deep", "It is.").build().isError())
                .isTrue();
        for (String code : List.of("", "Yaml", "yaml_x", "-x", "x-", "x--y", "1x", "x y")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Diagnostic.error(code, "It is.").build());
        }
    }

    @Test
    void rangesContainWhatLiesWithin() {
        SourceRange line = at("a.yaml", 1);
        assertThat(line.contains(line)).isTrue();
        assertThat(line.contains(at("b.yaml", 1))).isFalse();
        assertThat(line.contains(at("a.yaml", 2))).isFalse();
        assertThat(line).hasToString("a.yaml:1:1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SourceRange("a", /* start= */ line.end(), /* end= */ line.start()));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourcePosition(0, 1, 0));
    }

    @Test
    void theExpectedExceptionSaysWhatItCarries() {
        Diagnostic one = Diagnostic.error("a", "One.").build();
        Diagnostic two = Diagnostic.error("b", "Two.").build();
        assertThat(new CroftException(List.of(one, two))).hasMessage("One. Two.");
        assertThat(new CroftException(one).diagnostics()).containsExactly(one);
    }

    @Test
    void aSecretDoesNotPrintItself() {
        Secret secret = new Secret("hunter2");
        assertThat(secret).hasToString("***");
        assertThat(secret.reveal()).isEqualTo("hunter2");
        secret.close();
        assertThat(secret.reveal()).doesNotContain("hunter2");
    }
}
