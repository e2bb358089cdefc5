package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.JsonReader;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RefsCommandTest {
    @TempDir
    Path folder;

    private FileDesk desk;

    @BeforeEach
    void tower() {
        desk = FileDesk.withExample(folder, "tower");
    }

    @Test
    void anEntryIsShownWithItsUsers() {
        assertThat(desk.run("refs", "image/debian-container")).isEqualTo(ExitCode.OK);
        assertThat(desk.out())
                .startsWith("image/debian-container  defined at compute.yaml:24 · 3 references\n")
                .contains("  guests.yaml:24  guest/ns-1    image\n");
    }

    @Test
    void aBareNameIsEnoughWhereItIsClear() {
        assertThat(desk.run("refs", "igpu")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.err()).startsWith("error[unknown-thing]: Nothing here is called `igpu`.");
        assertThat(desk.run("refs", "tower")).isEqualTo(ExitCode.OK);
        assertThat(desk.out()).startsWith("hypervisor/tower  defined at compute.yaml:2");
    }

    @Test
    void whatBreaksIsFollowedOverAllThatMissesIt() {
        assertThat(desk.run("refs", "--without", "host/pve-1")).isEqualTo(ExitCode.OK);
        assertThat(desk.out())
                .startsWith("Without host/pve-1, ")
                .contains("  hypervisor/tower ")
                .contains("    guest/ns-1 ")
                .contains("misses hypervisor/tower as its hypervisor");
    }

    @Test
    void nothingBreaksWithoutWhatNobodyNames() {
        assertThat(desk.run("refs", "--without", "scratch")).isEqualTo(ExitCode.OK);
        assertThat(desk.out()).isEqualTo("Nothing breaks without `guest/scratch`: nothing refers to it.\n");
    }

    @Test
    void unusedEntriesAreFindings() {
        assertThat(desk.run("refs", "--unused")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.out())
                .contains("issuer/letsencrypt-staging\n")
                .doesNotContain("issuer/letsencrypt-prod", "network/servers");
        desk.write(
                "edge.yaml", desk.text("edge.yaml").replaceFirst("(?s)    letsencrypt-staging:.*?\n(?=  issued)", ""));
        assertThat(desk.run("refs", "--unused")).isEqualTo(ExitCode.OK);
    }

    @Test
    void programsGetTheSame() throws Exception {
        desk.run("refs", "--without", "host/pve-1", "-o", "json");
        assertThat(JsonReader.read(desk.out()).toString()).contains("hypervisor/tower", "breaks");
        desk.run("refs", "network/servers", "-o", "json");
        assertThat(JsonReader.read(desk.out()).toString()).contains("definedAt", "uses");
        desk.run("refs", "--unused", "-o", "json");
        assertThat(JsonReader.read(desk.out()).toString()).contains("issuer/letsencrypt-staging");
    }

    @Test
    void oneQuestionAtATime() {
        assertThat(desk.run("refs")).isEqualTo(ExitCode.USAGE);
        assertThat(desk.run("refs", "a", "--unused")).isEqualTo(ExitCode.USAGE);
    }
}
