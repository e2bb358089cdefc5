package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.JsonReader;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FmtCommandTest {
    private static final String UNTIDY =
            "hosts:\n    box:\n        os:   debian # stable\n        model: x\nlab: {name: a}\n";
    private static final String TIDY = "lab: { name: a }\n\nhosts:\n  box:\n    model: x\n    os: debian # stable\n";

    @TempDir
    Path folder;

    private FileDesk desk;

    @BeforeEach
    void aLab() {
        desk = new FileDesk(folder).write("lab.yaml", UNTIDY).write("more.yml", "sites:\n  home: {}\n");
    }

    @Test
    void filesAreLaidOut() {
        assertThat(desk.run("fmt")).isEqualTo(ExitCode.OK);
        assertThat(desk.out()).isEqualTo("lab.yaml\n");
        assertThat(desk.text("lab.yaml")).isEqualTo(TIDY);
        assertThat(desk.run("fmt")).isEqualTo(ExitCode.OK);
        assertThat(desk.out()).isEqualTo("Every file is laid out already.\n");
    }

    @Test
    void aLookShowsTheDifferenceAndEndsWithOne() throws Exception {
        assertThat(desk.run("fmt", "--check")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.out()).startsWith("--- lab.yaml\n+++ lab.yaml\n").contains("+    os: debian # stable\n");
        assertThat(desk.text("lab.yaml")).isEqualTo(UNTIDY);
        desk.run("fmt", "--check", "-o", "json");
        assertThat(JsonReader.read(desk.out()).toString()).contains("lab.yaml");
        desk.run("fmt");
        assertThat(desk.run("fmt", "--check")).isEqualTo(ExitCode.OK);
        assertThat(desk.out()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsLeftAloneAndNamed() {
        desk.write("odd.yaml", "hosts: [\n");
        assertThat(desk.run("fmt")).isEqualTo(ExitCode.OK);
        assertThat(desk.err()).startsWith("warning[layout-unclear]: `odd.yaml` is left as it is.");
        assertThat(desk.text("odd.yaml")).isEqualTo("hosts: [\n");
    }
}
