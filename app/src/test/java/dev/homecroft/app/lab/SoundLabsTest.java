package dev.homecroft.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.views.CheckReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a lab is read again shows by changing a file so that its size and time stay what they are. */
final class SoundLabsTest {
    private static final String GOOD = "lab: { name: attic }\nhosts: { pve-1: { cpu: 8 } }\n";
    private static final String BAD = "lab: { name: attic }\nhosts: { pve-1: { cqu: 8 } }\n";
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void goodLab() throws IOException {
        write("lab.yaml", GOOD, LONG_AGO);
    }

    private void write(String name, String text, Instant time) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private CheckReport check(String program) {
        return new FolderChecker(new LabFolders(new LabFinder(folder), List::of), () -> 0L, Optional.of(program))
                .check(Optional.of(folder.toString()))
                .report();
    }

    @Test
    void aSoundLabThatHasNotChangedIsNotReadAgain() throws IOException {
        CheckReport first = check("one");
        assertThat(first.diagnostics()).isEmpty();
        write("lab.yaml", BAD, LONG_AGO);
        assertThat(check("one")).isEqualTo(first);
    }

    @Test
    void whatHasChangedIsRead() throws IOException {
        check("one");
        write("lab.yaml", BAD, LONG_AGO.plusSeconds(1));
        assertThat(check("one").diagnostics()).isNotEmpty();
        write("lab.yaml", GOOD, LONG_AGO.plusSeconds(2));
        check("one");
        write("more.yaml", "hosts: { pve-1: {} }\n", LONG_AGO);
        assertThat(check("one").diagnostics()).as("a new file").isNotEmpty();
    }

    @Test
    void anotherProgramReadsItAgain() throws IOException {
        check("one");
        write("lab.yaml", BAD, LONG_AGO);
        assertThat(check("two").counts()).isNotEmpty();
        Files.delete(folder.resolve(".croft").resolve("parse-cache"));
        assertThat(check("three").diagnostics()).isNotEmpty();
    }

    @Test
    void aFileThatWasWrittenAMomentAgoIsLookedAtAgain() throws IOException {
        Instant now = Instant.now();
        write("lab.yaml", GOOD, now);
        check("one");
        write("lab.yaml", BAD, now);
        assertThat(check("one").diagnostics()).isNotEmpty();
    }

    @Test
    void gitSeesNothingOfWhatIsRemembered() throws IOException {
        check("one");
        assertThat(folder.resolve(".croft/.gitignore")).hasContent("*");
    }

    @Test
    void findingsAreNotRemembered() throws IOException {
        write("lab.yaml", BAD, LONG_AGO);
        assertThat(check("one").diagnostics()).isNotEmpty();
        assertThat(folder.resolve(".croft/sound")).doesNotExist();
    }

    @Test
    void aDamagedMemoryIsNone() throws IOException {
        CheckReport first = check("one");
        Path memory = folder.resolve(".croft").resolve("sound");
        List<String> lines = Files.readAllLines(memory);
        for (String damage :
                List.of("", "x", String.join("\n", lines.subList(0, 2)), lines.get(0) + "\nfeed\nattic\n")) {
            Files.writeString(memory, damage);
            assertThat(check("one")).as(damage).isEqualTo(first);
        }
        Files.writeString(memory, String.join("\n", lines) + "\nmany hosts\n");
        assertThat(check("one")).isEqualTo(first);
    }
}
