package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.JsonReader;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactsCommandTest {
    @TempDir
    Path folder;

    private FileDesk desk;

    @BeforeEach
    void tower() {
        desk = FileDesk.withExample(folder, "tower");
    }

    @Test
    void aFactStandsWithWhatFollowsFromIt() {
        assertThat(desk.run("facts", "talos-2")).isEqualTo(ExitCode.OK);
        assertThat(desk.out())
                .contains("guests.talos-2.nics.net0.address  +22\n")
                .contains("→ record/talos-2.lab.example.org/A")
                .contains("10.20.0.22")
                .containsPattern("\\d+ facts, \\d+ values derived\n$");
    }

    @Test
    void aNameOfAnEntryBringsTheProfileThatLeadsToIt() {
        desk.run("facts", "guest/talos-2");
        assertThat(desk.out())
                .contains("profiles.talos-control-plane.memory  8G\n")
                .contains("→ guest/talos-2");
    }

    @Test
    void everyFactIsThere() throws Exception {
        assertThat(desk.run("facts")).isEqualTo(ExitCode.OK);
        assertThat(desk.out()).contains("lab.timezone  Europe/Berlin\n").contains("networks.servers.vlan  20\n");
        desk.run("facts", "-o", "json");
        assertThat(JsonReader.read(desk.out()).toString()).contains("networks.servers.vlan", "derived");
    }

    @Test
    void anUnknownNameIsNotFound() {
        assertThat(desk.run("facts", "nobody")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.err()).startsWith("error[unknown-thing]");
    }
}
