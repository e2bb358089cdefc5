package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Step;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can carry no mark has a line in the notes of the datacenter: before it is made, and until it is gone. */
final class SettingsRegisterIT {
    private static final String ROLE = "access: { roles: { Homecroft: { privileges: [VM.Audit] } } }";
    private static final String OTHER = "access: { roles: { Homecroft: { privileges: [Sys.Audit] } } }";
    private static final String ADDRESS = "role/home/Homecroft";

    private final SettingsBench bench = new SettingsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theLineIsWrittenBeforeTheObjectIsMade() {
        Step step = bench.only(bench.declare(ROLE).plan());
        bench.fixture().simulator().control().faults().add(Fault.Rule.once("POST", ".*", new Fault.DropsBefore()));
        assertThat(bench.fixture().provider().apply(step, bench.context())).isInstanceOf(StepResult.Retry.class);
        assertThat(bench.notes()).contains("croft-owns tower " + ADDRESS);
        assertThat(bench.find(ADDRESS)).isEmpty();
        assertThat(bench.probe(step)).isInstanceOf(StepResult.NotDone.class);
        bench.settle().assertSettled();
        assertThat(bench.notes().lines().filter(line -> line.contains("croft-owns")))
                .hasSize(1);
    }

    @Test
    void aDeletedObjectWhoseLineIsLeftIsBroughtToItsEndAfterACrash() {
        bench.declare(ROLE).settle();
        Step step = bench.only(bench.declare("").plan());
        failNext("PUT");
        assertThat(bench.apply(step)).isNotInstanceOf(StepResult.Done.class);
        assertThat(bench.find(ADDRESS)).isEmpty();
        assertThat(bench.notes()).contains("croft-owns");
        assertThat(bench.probe(step)).isInstanceOf(StepResult.Done.class);
        assertThat(bench.notes()).isEmpty();
    }

    private void failNext(String verb) {
        bench.fixture().simulator().control().faults().clear();
        bench.fixture()
                .simulator()
                .control()
                .faults()
                .add(Fault.Rule.once(verb, ".*", new Fault.Answers(500, "disk full")));
    }

    @Test
    void anObjectThatSomebodyElseChangedIsNotDeleted() {
        bench.declare(ROLE).settle();
        bench.byHand("PUT", "/access/roles/Homecroft", Map.of("privs", "Sys.Modify"));
        Proposal proposal = bench.declare("").plan();
        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.blocked())
                .extracting(Blocked::problem)
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("proxmox-setting-changed"));
    }

    @Test
    void anObjectThatSomebodyElseChangesAfterThePlanIsNotDeleted() {
        bench.declare(ROLE).settle();
        Step step = bench.only(bench.declare("").plan());
        bench.byHand("PUT", "/access/roles/Homecroft", Map.of("privs", "Sys.Modify"));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Refused.class);
        assertThat(bench.find(ADDRESS)).isPresent();
    }

    @Test
    void anObjectThatSomebodyElseMakesAfterThePlanIsNotTouched() {
        Step step = bench.only(bench.declare(ROLE).plan());
        bench.byHand("POST", "/access/roles", Map.of("roleid", "Homecroft", "privs", "Sys.Modify"));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Refused.class);
        assertThat(bench.notes()).isEmpty();
        assertThat(bench.get(ADDRESS).fields().get("privileges")).hasToString("Optional[Sys.Modify]");
    }

    @Test
    void anObjectWithoutItsLineIsNobodysAndStays() {
        bench.declare(ROLE).settle();
        Step change = bench.only(bench.declare(OTHER).plan());
        bench.byHand("PUT", "/cluster/options", Map.of("delete", "description"));
        assertThat(bench.apply(change)).isInstanceOf(StepResult.Refused.class);
        assertThat(bench.declare("").plan().steps()).isEmpty();
        assertThat(bench.find(ADDRESS)).isPresent();
    }

    @Test
    void aLineOfAnotherLabSaysNothing() {
        bench.byHand("POST", "/access/roles", Map.of("roleid", "Homecroft", "privs", "VM.Audit"));
        String line = "<!-- croft-owns attic %s privileges:0123456789abcdef -->".formatted(ADDRESS);
        bench.byHand("PUT", "/cluster/options", Map.of("description", line));
        assertThat(bench.get(ADDRESS).mark()).isEmpty();
        bench.declare("access: { roles: { Other: { privileges: [VM.Audit] } } }")
                .settle();
        bench.declare("").settle();
        assertThat(bench.notes()).isEqualTo(line);
    }

    @Test
    void usersAreHeldUntilTheyAreNamed() {
        bench.declare("access: { users: { bob@pve: { password: test/one } } }").settle();
        Proposal proposal = bench.declare("").plan();
        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.held())
                .singleElement()
                .satisfies(held -> assertThat(held.destroys()).isNotEmpty());
        assertThat(SettingsBench.actions(bench.name("user/home/bob@pve").plan()))
                .containsExactly(Action.DELETE);
    }

    @Test
    void whatComesWithTheProductIsNeverMadeOrChanged() {
        Proposal proposal = bench.declare("access: { roles: { PVEAuditor: { privileges: [VM.Audit] } } }")
                .adopt("role/home/PVEAuditor")
                .plan();
        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.blocked())
                .extracting(blocked -> blocked.problem().code())
                .containsExactly("proxmox-built-in");
    }

    @Test
    void whatWeLogInWithIsNotSwitchedOff() {
        bench.declare("access: { users: { root@pam: { enabled: false } } }");
        bench.carryOut(bench.adopt("user/home/root@pam").plan());
        Step step = bench.only(bench.plan());
        assertThat(bench.apply(step))
                .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed -> assertThat(failed.problem().code()).isEqualTo("proxmox-own-credential"));
    }
}
