package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Hostile;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.bind.SecretMask;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceText;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Binding and all checks over files of any content. {@code JAZZER_FUZZ=1} lets it invent them. */
final class BinderFuzzTest {
    @MethodSource("dev.homecroft.model.HostileCorpus#all")
    @FuzzTest(maxDuration = "60s")
    void anyFilesGiveDiagnosticsWithPlacesAndWithoutSecrets(byte[] bytes) {
        LabFiles files = Hostile.lab(bytes);
        LabResult result = LabLoader.load(files);
        assertThat(LabLoader.load(files).diagnostics()).isEqualTo(result.diagnostics());
        for (Diagnostic problem : result.diagnostics()) {
            assertThat(problem.summary()).isNotBlank();
            assertThat(Hostile.leaks(bytes, problem.toString()))
                    .as("leak in %s", problem)
                    .isFalse();
            Stream.concat(
                            problem.subject().stream(),
                            problem.contexts().stream().map(Diagnostic.Context::range))
                    .forEach(place -> checkPlace(files, place));
        }
        files.files().forEach(file -> {
            String shown = SecretMask.shown(files.text(file.path()), file.root());
            assertThat(Hostile.leaks(bytes, shown)).as("shown: %s", shown).isFalse();
        });
    }

    private static void checkPlace(LabFiles files, SourceRange place) {
        SourceText text = files.text(place.file());
        assertThat(place.start().line()).isLessThanOrEqualTo(text.lineCount());
        assertThat(place.end().line()).isLessThanOrEqualTo(text.lineCount());
    }
}
