package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.state.Action;
import dev.homecroft.state.Plan;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A machine was deleted in the web console and another took its id; the state, which maps names to ids, changed that one. */
final class Bpg2925Test extends AccidentCase {
    @Test
    void naive() {
        bench().stranger(110, "web");
        bench().anna().delete(110);
        bench().stranger(110, "windows");

        rash().post("/nodes/pve1/qemu/110/config", "name", "web", "memory", "1024");
        rash().ended(rash().delete("/nodes/pve1/qemu/110"));

        assertThat(bench().called("windows")).isEmpty();
    }

    @Test
    void aGuestWithoutAStatedIdIsMadeAnewUnderAnother() {
        desk().guests(Desk.vm("web", ""));
        desk().settle();
        int id = bench().called("web").getFirst();
        Tripwire wire = takeOver(id, "windows");

        Plan plan = desk().plan();
        assertThat(plan.steps()).anyMatch(step -> step.action() == Action.CREATE);
        assertThat(plan.steps()).noneMatch(step -> step.action() == Action.DELETE);
        desk().settle();

        assertThat(bench().called("web")).hasSize(1).doesNotContain(id);
        wire.assertUntouched();
    }

    @Test
    void aGuestWithAStatedIdIsBlockedAndTheMessageSaysWhoHasIt() {
        desk().guests(Desk.vm("web", ", id: 110"));
        desk().settle();
        Tripwire wire = takeOver(110, "windows");

        assertThat(desk().plan().steps()).isEmpty();
        assertThat(desk().words()).contains("web").contains("110").contains("windows");
        desk().go("web");

        wire.assertUntouched();
    }

    @Test
    void whoeverTakesTheIdInTheMiddleOfAChangeIsLeftAlone() {
        desk().guests(Desk.vm("web", ", id: 110, node: pve1"));
        desk().settle();
        desk().guests(
                        "web: { type: vm, hypervisor: home, memory: 2G, cpu: 2, tags: [blue], disks: { system: { storage: local-lvm, size: 8G } }, nics: { net0: { network: servers } }, id: 110, node: pve1 }");
        Plan plan = desk().plan();
        assertThat(plan.steps()).hasSizeGreaterThan(1);
        AtomicReference<Tripwire> wire = new AtomicReference<>();
        justBefore("GET", "/nodes/[^/]+/tasks/.*", () -> {
            bench().control().finishTasks();
            wire.set(takeOver(110, "windows"));
        });

        desk().apply(plan);

        assertThat(wire.get()).isNotNull();
        wire.get().assertUntouched();
        assertThat(desk().words()).contains("Nothing was touched");
    }
}
