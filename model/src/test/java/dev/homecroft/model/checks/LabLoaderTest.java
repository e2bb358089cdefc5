package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.model.DiagnosticLines;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.bind.LabResult;
import org.junit.jupiter.api.Test;

final class LabLoaderTest {
    @Test
    void theTowerIsFreeOfFindings() {
        LabResult result = LabLoader.load(LabTexts.example("tower"));

        assertThat(DiagnosticLines.of(result.diagnostics())).isEmpty();
        assertThat(result.lab().orElseThrow().guests()).hasSize(9);
    }
}
