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
                .startsWith("image/debian-container  defined at compute.yaml:48 · 3 references\n")
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
    void whatPointsAtItByANameOrAnAddressBreaksToo() {
        desk.write("more.yaml", """
                hosts: { printer: { nics: { eth0: { network: servers, address: servers+77 } } } }
                dns:
                  records:
                    print.lab.example.org: { CNAME: printer.lab.example.org }
                    paper.lab.example.org: { CNAME: print.lab.example.org. }
                    old.lab.example.org: { A: 10.20.0.77 }
                    _ipp._tcp.lab.example.org: { SRV: 0 0 631 paper.lab.example.org }
                external: { shop: { use: published, names: [old.lab.example.org] } }
                """);
        assertThat(desk.run("refs", "--without", "printer")).isEqualTo(ExitCode.OK);
        assertThat(desk.out())
                .contains("  record/print.lab.example.org          misses host/printer as its CNAME")
                .contains("  record/old.lab.example.org            misses host/printer as its A")
                .contains("    record/paper.lab.example.org        misses record/print.lab.example.org as its CNAME")
                .contains("    external-service/shop               misses record/old.lab.example.org as its names")
                .contains("record/_ipp._tcp.lab.example.org  misses record/paper.lab.example.org as its SRV");
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
