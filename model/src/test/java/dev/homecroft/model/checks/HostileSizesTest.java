package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.model.Hostile;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.bind.SecretMask;
import dev.homecroft.model.edit.Formatting;
import dev.homecroft.model.edit.MentionIndex;
import dev.homecroft.source.LabFiles;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzz targets begin with, too large for them. */
final class HostileSizesTest {
    /** The deadline is for a hang alone: the slowest takes seconds on a busy machine. */
    @ParameterizedTest
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    @MethodSource("dev.homecroft.model.HostileCorpus#huge")
    void sizeBreaksNothing(byte[] bytes) {
        LabFiles files = Hostile.lab(bytes);
        LabLoader.load(files)
                .diagnostics()
                .forEach(problem ->
                        assertThat(Hostile.leaks(bytes, problem.toString())).isFalse());
        new MentionIndex(LabLanguage.whole()).of(files);
        Formatting formatting = new Formatting(LabLanguage.whole());
        files.files().forEach(file -> {
            formatting.of(file.path(), files.text(file.path()).text());
            assertThat(Hostile.leaks(bytes, SecretMask.shown(files.text(file.path()), file.root())))
                    .isFalse();
        });
    }
}
