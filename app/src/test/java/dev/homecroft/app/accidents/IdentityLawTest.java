package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.session.Wish;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.state.Action;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is touched unless its identity and our mark both say that it is ours, whatever people do to guests. */
final class IdentityLawTest {
    private static final Wish TEAR_DOWN = new Wish.TearDown(List.of("all"));

    @TempDir
    private Path folder;

    private Bench bench;
    private Desk desk;

    @BeforeEach
    void aLabWithAMachineAndAContainer() {
        bench = Bench.start();
        desk = bench.desk(folder.resolve("lab"), "bench-1");
        desk.guests(Desk.vm("web", ", id: 110, node: pve1"), Desk.container("dns", ", id: 111, node: pve2"));
        desk.settle();
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void anIdThatAStrangerTookIsTheStrangers() {
        bench.anna().delete(110);
        bench.stranger(110, "windows");
        Tripwire wire = Tripwire.around(bench, 110);

        Plan plan = desk.plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.blocked()).hasSize(1);
        assertThat(desk.words()).contains("110").contains("windows");
        desk.go("web");
        desk.go(TEAR_DOWN);

        wire.assertUntouched();
        assertThat(bench.look(111)).as("ours goes all the same").isEmpty();
    }

    @Test
    void anIdThatAStrangerOfTheSameNameTookIsTheStrangers() {
        bench.anna().delete(110);
        bench.stranger(110, "web");
        Tripwire wire = Tripwire.around(bench, 110);

        assertThat(desk.plan().steps()).isEmpty();
        desk.go("web");
        desk.go(new Wish.Destroy(List.of("web")));
        desk.go(TEAR_DOWN);

        wire.assertUntouched();
        assertThat(desk.words()).contains("is not the one we made");
    }

    @Test
    void aGuestThatWasRenamedIsStillOursAndGetsItsNameBack() {
        bench.anna().rename(110, "renamed");

        desk.settle();

        assertThat(bench.called("web")).containsExactly(110);
    }

    @Test
    void aGuestThatWasRestoredOverItselfIsStillOurs() {
        Map<String, String> backup = bench.anna().backup(110);
        bench.anna().delete(110);
        bench.anna().restore("qemu", "pve2", 110, backup);

        Plan plan = desk.plan();
        assertThat(plan.steps()).noneMatch(step -> step.action() == Action.CREATE || step.action() == Action.DELETE);
        desk.go();
        assertThat(bench.called("web")).containsExactly(110);
    }

    @Test
    void ofTwoThatClaimToBeTheSameNoneIsTouched() {
        Map<String, String> backup = bench.anna().backup(110);
        bench.anna().restore("qemu", "pve2", 150, backup);
        Tripwire wire = Tripwire.around(bench, 110, 150);
        desk.guests(
                Desk.vm("web", ", id: 110, node: pve1, tags: [blue]"), Desk.container("dns", ", id: 111, node: pve2"));

        assertThat(desk.plan().steps()).isEmpty();
        assertThat(desk.words())
                .contains("2 objects claim to be")
                .contains("110")
                .contains("150");
        desk.go(new Wish.Destroy(List.of("web")));
        desk.go(TEAR_DOWN);

        wire.assertUntouched();
    }

    @Test
    void ofTwoThatClaimToBeTheSameNoneIsTouchedAlsoWhenNothingDeclaresThemAnyMore() {
        Map<String, String> backup = bench.anna().backup(110);
        bench.anna().restore("qemu", "pve2", 150, backup);
        Tripwire wire = Tripwire.around(bench, 110, 150);
        desk.guests(Desk.container("dns", ", id: 111, node: pve2"));

        Plan plan = desk.plan(new Wish.AsDeclared(List.of("web")));
        assertThat(plan.steps()).noneMatch(step -> step.target().provider().equals("proxmox"));
        desk.apply(plan);
        desk.go(TEAR_DOWN);

        wire.assertUntouched();
        assertThat(desk.words()).contains("2 objects claim to be");
    }

    @Test
    void containersThatWereRestoredToAnotherIdAreTwoToo() {
        Map<String, String> backup = bench.anna().backup(111);
        bench.anna().restore("lxc", "pve1", 151, backup);
        Tripwire wire = Tripwire.around(bench, 111, 151);

        assertThat(desk.plan().steps()).isEmpty();
        desk.go(TEAR_DOWN);

        wire.assertUntouched();
        assertThat(desk.words()).contains("2 objects claim to be");
    }

    @Test
    void aCopyThatCarriesOurMarkIsNotOurs() {
        bench.anna().shutdown(110);
        bench.anna().copy(110, 150, "web-copy");
        bench.anna().shutdown(111);
        bench.anna().copy(111, 151, "dns-copy");
        Tripwire wire = Tripwire.around(bench, 150, 151);

        assertThat(bench.look(150).orElseThrow().get("description")).contains("croft-mark");
        desk.go();
        desk.go(TEAR_DOWN);

        wire.assertUntouched();
        assertThat(bench.look(110)).isEmpty();
        assertThat(bench.look(111)).isEmpty();
    }

    @Test
    void aCopyThatOutlivedItsOriginalIsNotOurs() {
        bench.anna().shutdown(110);
        bench.anna().copy(110, 150, "web");
        bench.anna().delete(110);
        Tripwire wire = Tripwire.around(bench, 150);

        Plan plan = desk.plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.foreign()).anyMatch(foreign -> foreign.why().contains("copy of the mark"));
        desk.go("web");
        desk.go(TEAR_DOWN);

        wire.assertUntouched();
    }

    @Test
    void aGuestThatIsTakenOverInTheLastMomentIsNotConfigured() {
        desk.guests(
                Desk.vm("web", ", id: 110, node: pve1, tags: [blue]"), Desk.container("dns", ", id: 111, node: pve2"));
        AtomicReference<Optional<NavigableMap<String, String>>> stranger = new AtomicReference<>(Optional.empty());
        justBefore("POST", "/nodes/pve1/qemu/110/config", () -> {
            bench.anna().delete(110);
            bench.stranger(110, "web");
            stranger.set(bench.look(110));
        });

        assertThat(desk.go().status()).isEqualTo(RunStatus.FAILED);

        assertThat(stranger.get()).isPresent();
        assertThat(bench.look(110)).isEqualTo(stranger.get());
        assertThat(desk.words()).contains("now belongs to");
    }

    @Test
    void aGuestThatIsEditedInTheLastMomentIsLookedAtAgain() {
        desk.guests(
                Desk.vm("web", ", id: 110, node: pve1"), Desk.container("dns", ", id: 111, node: pve2, tags: [blue]"));
        justBefore("PUT", "/nodes/pve2/lxc/111/config", () -> bench.anna().configure(111, Map.of("onboot", "1")));

        desk.settle();

        assertThat(bench.look(111).orElseThrow()).containsEntry("tags", "blue").containsEntry("onboot", "1");
    }

    private void justBefore(String method, String path, Runnable event) {
        bench.faults().add(Fault.Rule.once(method, path, new Fault.Pauses(event)));
    }

    @Test
    void aGuestThatHighAvailabilityMovedIsFoundWhereItIs() {
        Plan plan = planToDestroyTheMachine();
        bench.control().moveByHa(110, "pve3");

        Run run = desk.go("web");

        assertThat(plan.steps()).isNotEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.DONE);
        assertThat(bench.look(110)).isEmpty();
    }

    private Plan planToDestroyTheMachine() {
        desk.guests(Desk.container("dns", ", id: 111, node: pve2"));
        return desk.plan(new Wish.AsDeclared(List.of("web")));
    }

    @Test
    void aGuestThatLostItsMarkIsNotOursUntilItIsAdopted() {
        bench.anna().configure(110, Map.of("description", ""));
        bench.anna().configure(111, Map.of("description", ""));
        Tripwire wire = Tripwire.around(bench, 110, 111);

        assertThat(desk.plan().steps()).isEmpty();
        desk.go(TEAR_DOWN);
        desk.guests();
        desk.go();
        desk.go(TEAR_DOWN);

        wire.assertUntouched();
        assertThat(desk.words()).contains("no longer carries our mark").contains("croft adopt");
    }

    @Test
    void twoLabsOfOneNameWithDifferentIdsLeaveEachOtherAlone() {
        Desk other = bench.desk(folder.resolve("other"), "bench-2");
        other.guests(Desk.vm("web", ", id: 120, node: pve1"), Desk.vm("mail", ", node: pve3"));
        Tripwire wire = Tripwire.around(bench, 110, 111);
        List<String> zone = bench.names().control().records(Bench.ZONE);

        other.go();
        assertThat(other.words()).as("the name is taken").contains("web");
        int mail = bench.called("mail").getFirst();
        other.go(TEAR_DOWN);

        wire.assertUntouched();
        assertThat(bench.look(mail)).isEmpty();
        assertThat(withoutSerial(bench.names().control().records(Bench.ZONE))).isEqualTo(withoutSerial(zone));
        assertThat(desk.plan().steps()).isEmpty();
    }

    @Test
    void twoLabsWithTheSameRecordsLeaveEachOtherAlone() {
        desk.guests(Desk.vm("web", ", address: +10", ", id: 110, node: pve1"));
        desk.go("dns");
        List<String> zone = bench.names().control().records(Bench.ZONE);
        assertThat(zone).anyMatch(record -> record.startsWith("web.lab.test. ") && record.contains("10.20.0.10"));
        Desk other = bench.desk(folder.resolve("other"), "bench-2");
        other.write(
                "dns.yaml", "dns: { records: { web.lab.test: { A: 10.20.0.99 }, own.lab.test: { A: 10.20.0.98 } } }\n");

        other.go();
        assertThat(bench.names().control().records(Bench.ZONE)).anyMatch(record -> record.contains("10.20.0.98"));
        other.go(new Wish.AsDeclared(List.of("record/web.lab.test/A")));
        other.go(TEAR_DOWN);

        assertThat(withoutSerial(bench.names().control().records(Bench.ZONE))).isEqualTo(withoutSerial(zone));
        assertThat(desk.plan().steps()).isEmpty();
    }

    @Test
    void aRecordThatSomebodyElseMadeStaysAsItIs() {
        bench.names().control().add(Bench.ZONE, "printer 300 IN A 10.20.0.77");
        List<String> zone = bench.names().control().records(Bench.ZONE);
        desk.write("dns.yaml", "dns: { records: { printer.lab.test: { A: 10.20.0.78 } } }\n");

        desk.go();
        desk.go("record/printer.lab.test/A");
        desk.go(new Wish.Destroy(List.of("record/printer.lab.test/A")));

        assertThat(withoutSerial(bench.names().control().records(Bench.ZONE))).isEqualTo(withoutSerial(zone));
        assertThat(desk.words()).contains("printer.lab.test");
    }

    private static List<String> withoutSerial(List<String> records) {
        return records.stream().filter(record -> !record.contains(" IN SOA ")).toList();
    }
}
