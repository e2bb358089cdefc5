package dev.homecroft.app.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.session.TakeoverWish;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.cluster.AclEntry;
import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.state.Action;
import dev.homecroft.state.Plan;
import dev.homecroft.views.TakeoverReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can't be seen is said and not invented, and what is agreed to is that very object or nothing. */
final class HalfSeenClusterTest {
    @TempDir
    private Path folder;

    private static ProxmoxSimulatorConfig auditorOfGuests(ProxmoxSimulatorConfig config) {
        String secret = ProxmoxSimulatorConfig.ROOT_TOKEN.substring(ProxmoxSimulatorConfig.ROOT_TOKEN.indexOf('=') + 1);
        return config.withAccess(
                config.users(),
                List.of(new ApiToken("root@pam", "croft", secret, true, 0, "")),
                List.of(
                        new AclEntry("/", "user", "anna@pam", "Administrator", true),
                        new AclEntry("/vms", "token", "root@pam!croft", "PVEAuditor", true)));
    }

    @Test
    void aTokenThatSeesGuestsAloneTakesGuestsAloneAndSaysWhatItCantRead() {
        try (Bench bench = Bench.start(HalfSeenClusterTest::auditorOfGuests)) {
            bench.stranger(101, "seen");
            EmptyLab lab = new EmptyLab(bench, folder, "found-1");

            TakeoverReport report = lab.takeOver();

            assertThat(report.taken())
                    .contains("guest seen (101 on pve1)")
                    .noneMatch(words -> words.startsWith("storage"));
            assertThat(report.left()).anyMatch(left -> left.why().startsWith("it can't be read: "));
        }
    }

    @Test
    void guestsOfADeadNodeAreToldAndComeLater() {
        try (Bench bench = Bench.start()) {
            bench.stranger(101, "here");
            bench.anna().create("qemu", "pve2", 102, Map.of("name", "there", "scsi0", "local-lvm:4"));
            bench.control().powerOff("pve2");
            EmptyLab lab = new EmptyLab(bench, folder, "found-1");

            TakeoverReport report = lab.takeOver();

            assertThat(report.taken()).contains("guest here (101 on pve1)").noneMatch(words -> words.contains("there"));
            assertThat(report.left())
                    .anyMatch(left -> left.what().equals("guest there (102 on pve2)")
                            && left.why().startsWith("it can't be read"));
            bench.control().powerOn("pve2");
            assertThat(lab.takeOver().taken()).contains("guest there (102 on pve2)");
            lab.settlesWithMarksAlone();
        }
    }

    @Test
    void aClusterThatDoesNotAnswerIsNoEmptyOne() {
        try (Bench bench = Bench.start()) {
            EmptyLab lab = new EmptyLab(bench, folder, "found-1");
            List.of("pve1", "pve2", "pve3").forEach(bench.control()::powerOff);
            assertThatThrownBy(lab::takeOver).isInstanceOf(CroftException.class);
        }
    }

    @Test
    void whatIsDeclaredStaysToTheByteAndNewGuestsComeBeside() throws IOException {
        try (Bench bench = Bench.start()) {
            Desk desk = bench.desk(folder, "bench-1");
            desk.guests(Desk.vm("mine", ", id: 110"));
            desk.settle();
            bench.stranger(111, "theirs");
            String guests = Files.readString(folder.resolve("guests.yaml"));

            TakeoverReport report = desk.with(session -> {
                TakeoverReport found = EmptyLab.look(session);
                session.write(found);
                return found;
            });

            assertThat(report.marks())
                    .singleElement()
                    .satisfies(mark -> assertThat(mark.thing()).hasToString("guest/theirs"));
            assertThat(Files.readString(folder.resolve("guests.yaml"))).isEqualTo(guests);
            Plan plan = desk.plan();
            assertThat(plan.blocked()).isEmpty();
            assertThat(plan.steps())
                    .singleElement()
                    .satisfies(step -> assertThat(step.action()).isEqualTo(Action.ADOPT));
            desk.settle();
        }
    }

    @Test
    void anotherGuestOfThatNameIsNotTheOneThatWasAgreedTo() {
        try (Bench bench = Bench.start()) {
            bench.stranger(101, "swapped");
            EmptyLab lab = new EmptyLab(bench, folder, "found-1");
            lab.takeOver();
            bench.anna().delete(101);
            bench.stranger(101, "swapped");

            Plan plan = lab.desk().plan();

            assertThat(plan.steps()).isEmpty();
            assertThat(plan.blocked())
                    .singleElement()
                    .satisfies(blocked -> assertThat(blocked.problem().hints())
                            .anyMatch(hint -> hint.contains("croft adopt guest swapped")));
        }
    }

    @Test
    void onlyTheHypervisorThatIsNamedIsMeant() {
        try (Bench bench = Bench.start()) {
            EmptyLab lab = new EmptyLab(bench, folder, "found-1");
            assertThatThrownBy(() -> lab.desk()
                            .with(session -> session.takeOver(new TakeoverWish(Optional.of("elsewhere"), Set.of()))))
                    .isInstanceOf(CroftException.class)
                    .hasMessageContaining("elsewhere");
        }
    }
}
