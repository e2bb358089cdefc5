package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.spi.Proposal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options that root@pam alone may set. */
final class ByRootIT {
    private static final String HOOK = "local:snippets/web.pl";

    private static Wanted web() {
        return Wanted.vm("web").on("pve1").id(150).disk("system", "local-lvm", "4G");
    }

    private static Labs hooked() {
        return new Labs().with(web().raw("hookscript", HOOK).byRoot("hookscript"));
    }

    /** Only root may set it, and the simulator's people are not root: they restore a backup that has it. */
    private static void byHand(Cycle cycle, String value) {
        Map<String, String> backup = new HashMap<>(cycle.control().anna().backup(150));
        backup.put("hookscript", value);
        cycle.control().anna().stop(150);
        cycle.control().anna().delete(150);
        cycle.control().anna().restore("qemu", "pve1", 150, backup);
        cycle.control().anna().start(150);
    }

    @Test
    void theGuestIsMadeWithoutAndThePlanSaysWhatToType() {
        try (Cycle cycle = Cycle.of(hooked()).settle()) {
            assertThat(cycle.look(150)).doesNotContainKey("hookscript");
            Proposal plan = cycle.plan();
            assertThat(plan.steps()).isEmpty();
            assertThat(plan.blocked()).singleElement().satisfies(blocked -> {
                assertThat(blocked.problem().code()).isEqualTo("proxmox-set-by-root");
                assertThat(blocked.problem().hints())
                        .containsExactly("as root on `pve1`: qm set 150 --hookscript " + HOOK);
            });
            byHand(cycle, HOOK);
            cycle.assertSettled();
        }
    }

    @Test
    void whatElseDiffersIsPutRightAllTheSame() {
        try (Cycle cycle = Cycle.of(hooked()).settle()) {
            Labs tagged = new Labs()
                    .with(web().raw("hookscript", HOOK).byRoot("hookscript").tags("a"));
            Proposal plan = cycle.declare(tagged).plan();
            assertThat(Cycle.keys(plan, "web")).containsExactly("config");
            cycle.carryOut(plan);
            assertThat(cycle.look(150)).containsEntry("tags", "a").doesNotContainKey("hookscript");
        }
    }

    @Test
    void whatIsNoLongerStatedStaysAsRootSetIt() {
        try (Cycle cycle = Cycle.of(hooked()).settle()) {
            byHand(cycle, HOOK);
            cycle.declare(new Labs().with(web())).assertSettled();
            assertThat(cycle.look(150)).containsEntry("hookscript", HOOK);
        }
    }
}
