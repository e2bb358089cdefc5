package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.simulators.stage.Fault;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * A destroy was repeated after it had succeeded. Between the two, the id had gone to a healthy machine; its replacement took
 * the next victim's id, eleven times.
 */
final class Capmox856RequeueTest extends AccidentCase {
    private static final String DELETE = "/nodes/[^/]+/qemu/107";

    @Test
    void naive() {
        bench().stranger(107, "old");
        bench().faults().add(Fault.Rule.once("DELETE", DELETE, new Fault.DropsAfter()));

        assertThat(rash().delete("/nodes/pve1/qemu/107").status()).isZero();
        bench().control().finishTasks();
        bench().stranger(107, "healthy");
        rash().ended(rash().delete("/nodes/pve1/qemu/107"));

        assertThat(bench().called("healthy")).as("the machine of somebody else").isEmpty();
    }

    @Test
    void aDestroyWhoseAnswerIsLostIsNotRepeatedOnWhoeverHasTheIdNext() {
        oldIsDeclaredNoMore();
        AtomicReference<Tripwire> wire = new AtomicReference<>();
        bench().faults().add(Fault.Rule.once("DELETE", DELETE, new Fault.DropsAfter()));
        justBefore("GET", "/nodes/[^/]+/tasks", () -> {
            bench().control().finishTasks();
            bench().stranger(107, "healthy");
            wire.set(Tripwire.around(bench(), 107));
        });

        whoeverTookTheIdIsUntouched(wire);
    }

    @Test
    void whoeverTakesTheIdBetweenShutdownAndDeleteIsLeftAlone() {
        oldIsDeclaredNoMore();
        AtomicReference<Tripwire> wire = new AtomicReference<>();
        justBefore(
                "POST",
                "/nodes/[^/]+/qemu/107/status/shutdown",
                () -> justBefore("GET", "/nodes/[^/]+/tasks/.*/status", () -> {
                    bench().control().finishTasks();
                    wire.set(takeOver(107, "healthy"));
                }));

        whoeverTookTheIdIsUntouched(wire);
    }

    @Test
    void aPlanThatWasMadeMinutesAgoIsRefusedOnceTheIdHasGoneToAnother() {
        oldIsDeclaredNoMore();
        var plan = desk().plan(new Wish.AsDeclared(List.of("old")));
        assertThat(plan.steps()).isNotEmpty();
        Tripwire wire = takeOver(107, "healthy");

        assertThatThrownBy(() -> desk().apply(plan))
                .isInstanceOfSatisfying(
                        CroftException.class,
                        refused -> assertThat(refused.diagnostics().getFirst().detail())
                                .contains("not as it was when the plan was made: ", "guest/old"));

        wire.assertUntouched();
    }

    private void oldIsDeclaredNoMore() {
        desk().guests(Desk.vm("old", ", id: 107, node: pve1"));
        desk().settle();
        desk().guests();
    }

    private void whoeverTookTheIdIsUntouched(AtomicReference<Tripwire> wire) {
        desk().go("old");
        desk().go("all");
        desk().go(TEAR_DOWN);

        assertThat(wire.get()).as("somebody took the id").isNotNull();
        wire.get().assertUntouched();
    }
}
