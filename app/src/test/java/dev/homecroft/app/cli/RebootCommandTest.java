package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.session.HostStanding;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.state.OutcomeStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebootCommandTest {
    @TempDir
    Path folder;

    private final Fakes lab = new Fakes();
    private final List<HostStanding> gatedHosts = new ArrayList<>();
    private FakeTerminal terminal = new FakeTerminal();

    private ExitCode run(String... arguments) {
        List<Command> commands = Commands.all(lab, lab, lab, lab, () -> Fakes.NOW, handler -> () -> {});
        return new Cli(commands, terminal.terminal(), new BugReports(folder, "1")).run(arguments);
    }

    private static HostStanding host(String name, boolean drained, boolean wants, boolean restarted) {
        return new HostStanding(
                new Address("host", name), "tower", drained, wants, restarted, Optional.empty(), List.of());
    }

    private List<String> wishes() {
        return lab.asked.stream()
                .filter(line -> line.startsWith("Host["))
                .map(line -> line.replaceAll("Host\\[wish=([A-Za-z]+)\\[host=host/([a-z0-9-]+).*", "$1 $2"))
                .toList();
    }

    @Test
    void eachHostIsAnnouncedAndThenTakenOneAfterTheOther() {
        lab.hosts = List.of(host("pve-1", false, false, false), host("pve-2", false, false, false));
        lab.plans.add(Plans.nothing());
        assertThat(run("reboot", "--all", "tower", "--yes")).isEqualTo(ExitCode.OK);
        assertThat(wishes())
                .containsExactly(
                        "Announce pve-1",
                        "Announce pve-2",
                        "Drain pve-1",
                        "Restart pve-1",
                        "Undrain pve-1",
                        "Drain pve-2",
                        "Restart pve-2",
                        "Undrain pve-2");
        assertThat(terminal.out()).isEqualTo("""
                Restart pve-1, pve-2, one after the other; each is emptied first.
                pve-1 is back.
                pve-2 is back.
                """);
    }

    @Test
    void aHostThatHasRestartedMeanwhileIsOnlyFilledAgain() {
        lab.hosts = List.of(host("pve-1", true, true, true), host("pve-2", false, true, false));
        lab.plans.add(Plans.nothing());
        assertThat(run("reboot", "--resume", "--yes")).isEqualTo(ExitCode.OK);
        assertThat(wishes()).containsExactly("Undrain pve-1", "Drain pve-2", "Restart pve-2", "Undrain pve-2");
    }

    @Test
    void aStepThatFailsStopsItAllAndSaysHowToGoOn() {
        lab.hosts = List.of(host("pve-1", false, true, false), host("pve-2", false, true, false));
        lab.plans.add(Plans.create());
        lab.ends = OutcomeStatus.FAILED;
        assertThat(run("reboot", "--resume", "--yes")).isEqualTo(ExitCode.FINDINGS);
        assertThat(wishes()).containsExactly("Drain pve-1");
        assertThat(terminal.out())
                .endsWith("Stopped at pve-1. `croft reboot --resume` goes on; `croft undrain pve-1` gives it up.\n");
    }

    @Test
    void anotherRestartThatIsUnderWayComesFirst() {
        lab.hosts = List.of(host("pve-1", true, true, false), host("pve-2", false, false, false));
        assertThat(run("reboot", "pve-2", "--yes")).isEqualTo(ExitCode.FINDINGS);
        assertThat(terminal.err()).contains("restart-under-way", "croft reboot --resume");
    }

    @Test
    void outsideTheWindowNothingIsBegunUnlessItIsSaid() {
        lab.hosts = List.of(new HostStanding(
                new Address("host", "pve-1"), "tower", false, false, false, Optional.of("sun 02:00-05:00"), List.of()));
        lab.plans.add(Plans.nothing());
        assertThat(run("reboot", "pve-1", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.err()).contains("outside-window", "sun 02:00-05:00");
        assertThat(wishes()).isEmpty();
        assertThat(run("reboot", "pve-1", "--yes", "--now")).isEqualTo(ExitCode.OK);
    }

    private void gated() {
        for (String name : List.of("pve-1", "pve-2")) {
            gatedHosts.add(new HostStanding(
                    new Address("host", name),
                    "tower",
                    false,
                    false,
                    false,
                    Optional.empty(),
                    List.of("All nodes are ready.")));
        }
        lab.hosts = gatedHosts;
        lab.plans.add(Plans.nothing());
    }

    @Test
    void whatThePolicyWantsWellIsAskedBeforeTheNextHost() {
        gated();
        terminal = new FakeTerminal("y\ny\n");
        assertThat(run("reboot", "--all", "tower")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out())
                .contains("pve-1 is back.\nBefore the next: All nodes are ready.\nIs it so? [y/N]")
                .endsWith("pve-2 is back.\n");
        assertThat(wishes()).contains("Restart pve-2");
    }

    @Test
    void nobodyWhoLooksMeansThatTheNextHostWaits() {
        gated();
        assertThat(run("reboot", "--all", "tower", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.out())
                .endsWith("Stopped after pve-1. `croft reboot --resume` goes on once that is well.\n");
        assertThat(wishes()).contains("Undrain pve-1").doesNotContain("Drain pve-2");
    }

    @Test
    void aNoMeansThatNothingIsDone() {
        lab.hosts = List.of(host("pve-1", false, false, false));
        terminal = new FakeTerminal("n\n");
        assertThat(run("reboot", "pve-1")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.out()).contains("Go on? [y/N]").endsWith("Nothing was done.\n");
        assertThat(wishes()).isEmpty();
    }

    @Test
    void programsGetOneValue() {
        lab.hosts = List.of(host("pve-1", false, true, false));
        lab.plans.add(Plans.create());
        assertThat(run("reboot", "--resume", "--yes", "-o", "json")).isEqualTo(ExitCode.OK);
        assertThat(JsonReader.tryRead(terminal.out())).isPresent();
        assertThat(terminal.out()).contains("\"restarted\"", "\"pve-1\"", "\"runs\"");
    }
}
