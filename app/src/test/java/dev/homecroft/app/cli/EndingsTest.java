package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.views.Explanations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EndingsTest {
    @ParameterizedTest
    @CsvSource({
        "identity, REFUSED, refused",
        "lab-locked, LOCKED, error",
        "target-unreachable, UNREACHABLE, error",
        "unknown-thing, FINDINGS, error"
    })
    void aProblemHasItsExitCodeAndItsWord(String code, ExitCode ending, String word) {
        Diagnostic problem = Diagnostic.error(code, "Bad.").build();
        assertThat(Endings.code(List.of(problem))).isEqualTo(ending);
        assertThat(Endings.word(problem)).isEqualTo(word);
    }

    @Test
    void everyCodeWithAnEndingOfItsOwnIsOneThatCanBeRaised() {
        assertThat(Explanations.load().codes()).containsAll(Endings.codes());
    }
}
