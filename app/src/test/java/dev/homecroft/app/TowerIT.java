package dev.homecroft.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.cli.ExitCode;
import dev.homecroft.app.cli.FakeTerminal;
import dev.homecroft.app.lab.LoadedLab;
import dev.homecroft.app.sandbox.SandboxProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example lab from nothing to everything and back, by the commands of the README, against the simulators. */
class TowerIT {
    @TempDir
    Path folder;

    private SandboxProcess sandbox;
    private FakeTerminal terminal = new FakeTerminal();

    @BeforeEach
    void startSandbox() throws IOException {
        Path tower = Path.of(System.getProperty("homecroft.root", "..")).resolve("examples/tower");
        try (Stream<Path> files = Files.list(tower)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        sandbox = SandboxProcess.start(folder, LoadedLab.labIn(folder), InstantSource.system());
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    private ExitCode croft(String line) {
        terminal = new FakeTerminal();
        Map<String, String> environment =
                Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
        return Wiring.cli(terminal.terminal(), environment, folder).run(line.split(" "));
    }

    @Test
    void theLabGoesUpStaysAsItIsAndComesDown() {
        assertThat(croft("check")).isEqualTo(ExitCode.OK);
        assertThat(croft("up")).as(terminal.err()).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("tower is up: 3 firewalls, ", "5 firewall-rules, 9 guests, ", " 1 sdn, ");

        assertThat(croft("plan")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("Nothing to do for tower (sandbox)");
        assertThat(croft("drift")).isEqualTo(ExitCode.OK);

        assertThat(croft("down")).isEqualTo(ExitCode.REFUSED);
        assertThat(croft("plan")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("Nothing to do");
        assertThat(croft("down --destroy all")).as(terminal.out()).isEqualTo(ExitCode.OK);
        assertThat(croft("sandbox status")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("0 guests").doesNotContain("3 guests");
    }

    @Test
    void whatSomebodyElseChangedIsShownAndPutRight() {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        assertThat(croft("sandbox break talos-2 edit")).isEqualTo(ExitCode.OK);

        assertThat(croft("drift")).isEqualTo(ExitCode.FINDINGS);
        assertThat(terminal.out()).contains("guest talos-2", "memory", "declared 8G · found 16G");
        assertThat(croft("apply")).as(terminal.out()).isEqualTo(ExitCode.OK);
        assertThat(croft("drift")).isEqualTo(ExitCode.OK);
    }

    @Test
    void aDriftedValueCanBeWrittenIntoTheFilesInstead() {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        assertThat(croft("sandbox break scratch edit")).isEqualTo(ExitCode.OK);
        assertThat(croft("adopt guest scratch memory")).as(terminal.err()).isEqualTo(ExitCode.OK);
        assertThat(croft("plan")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("Nothing to do");
    }

    @Test
    void aValueThatIsMadeFromAnotherOneIsNotWrittenOverItsEntry() throws IOException {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        Path networks = folder.resolve("networks.yaml");
        Files.writeString(networks, Files.readString(networks).replace("vlan: 20", "vlan: 21"));
        String guests = Files.readString(folder.resolve("guests.yaml"));

        assertThat(croft("adopt guest scratch nics.net0.vlan")).isEqualTo(ExitCode.FINDINGS);

        assertThat(terminal.err()).contains("no single value");
        assertThat(folder.resolve("guests.yaml")).hasContent(guests);
    }

    @Test
    void aNumberThatWasGivenToAnotherMachineIsNeverTouched() {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        assertThat(croft("sandbox break talos-2 swap")).isEqualTo(ExitCode.OK);
        croft("destroy talos-2");
        assertThat(croft("plan --foreign")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("windows");
    }

    @Test
    void aNodeThatIsDownBlocksItsThingsAndNoOthers() {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        assertThat(croft("sandbox break pve-2")).isEqualTo(ExitCode.OK);
        assertThat(croft("plan")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).doesNotContain("+ guest");
        assertThat(croft("sandbox mend")).isEqualTo(ExitCode.OK);
        assertThat(croft("plan")).isEqualTo(ExitCode.OK);
    }

    @Test
    void aHostIsEmptiedAndFilledAgain() {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        assertThat(croft("drain pve-2 --stop"))
                .as(terminal.out() + terminal.err())
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("drain", "node pve-2 → ").endsWith("until `croft undrain pve-2`.\n");
        assertThat(croft("plan")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("Nothing to do for tower (sandbox)");
        assertThat(croft("undrain pve-2")).as(terminal.out()).isEqualTo(ExitCode.OK);
        assertThat(croft("plan")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("Nothing to do for tower (sandbox)");
        assertThat(croft("drain pve-22")).isEqualTo(ExitCode.FINDINGS);
        assertThat(terminal.err()).contains("unknown-host", "Did you mean `pve-2`?");
    }

    @Test
    void hostsAreRestartedOneAfterTheOther() {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        assertThat(croft("reboot")).isEqualTo(ExitCode.USAGE);
        assertThat(croft("reboot --resume")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("No restart is under way.");
        assertThat(croft("reboot --all tower --stop")).as(terminal.out()).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("pve-1 is back.", "pve-2 is back.", "pve-3 is back.");
        assertThat(croft("plan")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("Nothing to do for tower (sandbox)");
    }

    @Test
    void noHostIsRestartedWhileAnotherOneIsDown() {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        assertThat(croft("sandbox break pve-2")).isEqualTo(ExitCode.OK);
        assertThat(croft("reboot pve-1 --stop")).isEqualTo(ExitCode.FINDINGS);
        assertThat(terminal.out()).contains("`pve-2` is down already").endsWith("No host was restarted.\n");
        assertThat(croft("sandbox mend")).isEqualTo(ExitCode.OK);
        assertThat(croft("plan")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("Nothing to do for tower (sandbox)");
    }

    @Test
    void historyKeepsEveryRun() {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        assertThat(croft("history")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).startsWith("sandbox of tower\n1  ").contains("done");
        assertThat(croft("history 1")).isEqualTo(ExitCode.OK);
        assertThat(List.of(terminal.out().split("\n"))).hasSizeGreaterThan(20);
    }
}
