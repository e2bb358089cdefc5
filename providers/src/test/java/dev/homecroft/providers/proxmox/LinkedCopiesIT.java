package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.StepId;
import org.junit.jupiter.api.Test;

/** Copies whose disks stand on those of a template. */
final class LinkedCopiesIT {
    private static Wanted base() {
        return Wanted.vm("base").on("pve1").id(140).template().disk("system", "tank", "4G");
    }

    private static Wanted copy(String name, long id) {
        return Wanted.vm(name)
                .id(id)
                .linkedTo("base")
                .disk("system", "tank", "4G")
                .nic("net0", "");
    }

    private static Labs both() {
        return new Labs().with(base()).with(copy("web", 150));
    }

    @Test
    void aLinkedCopyStandsOnItsTemplate() {
        try (Cycle cycle = Cycle.of(both()).settle()) {
            assertThat(cycle.look(150).get("scsi0")).startsWith("tank:base-140-disk-0/vm-150-disk-0");
            assertThat(cycle.look(150)).containsEntry("@node", "pve1").containsEntry("@status", "running");
            cycle.assertSettled();
        }
    }

    @Test
    void aCopyThatIsNotLinkedIsWhole() {
        Labs labs = new Labs()
                .with(base())
                .with(Wanted.vm("web").id(150).cloneOf("base").disk("system", "tank", "4G"));
        try (Cycle cycle = Cycle.of(labs).settle()) {
            assertThat(cycle.look(150).get("scsi0")).startsWith("tank:vm-150-disk-0");
        }
    }

    @Test
    void itIsMadeWhereTheTemplateIsOrNowhere() {
        Labs apart = new Labs().with(base()).with(copy("web", 150).on("pve2"));
        try (Cycle cycle = Cycle.of(apart)) {
            assertThat(cycle.plan().blocked())
                    .extracting(blocked -> blocked.problem().code())
                    .containsExactly("linked-copy-apart");
        }
    }

    @Test
    void onASharedStorageItMayBeAnywhere() {
        Labs shared = new Labs()
                .with(Wanted.vm("base").on("pve1").id(140).template().disk("system", "shared", "4G"))
                .with(Wanted.vm("web").on("pve2").id(150).linkedTo("base").disk("system", "shared", "4G"));
        try (Cycle cycle = Cycle.of(shared).settle()) {
            assertThat(cycle.look(150)).containsEntry("@node", "pve2");
            assertThat(cycle.look(150).get("scsi0")).startsWith("shared:140/base-140-disk-0");
            cycle.assertSettled();
        }
    }

    @Test
    void itDoesNotLeaveTheNodeOfItsTemplate() {
        try (Cycle cycle = Cycle.of(both()).settle()) {
            Proposal plan = cycle.declare(
                            new Labs().with(base()).with(copy("web", 150).on("pve3")))
                    .plan();
            assertThat(plan.blocked())
                    .singleElement()
                    .satisfies(blocked ->
                            assertThat(blocked.problem().summary()).contains("stands on disks of a template"));
            Proposal drain = cycle.drain("pve1", false);
            assertThat(drain.blocked())
                    .filteredOn(blocked -> blocked.address().equals(Cycle.address("web")))
                    .singleElement()
                    .satisfies(blocked -> assertThat(blocked.problem().detail()).contains("stands on disks"));
        }
    }

    @Test
    void aTemplateWithCopiesDoesNotGoAndNamesThem() {
        try (Cycle cycle = Cycle.of(both()).settle()) {
            cycle.control().anna().link(140, 199, "annas-copy");
            Proposal plan = cycle.declare(new Labs().with(copy("web", 150)))
                    .name("base")
                    .plan();
            assertThat(plan.steps()).isEmpty();
            assertThat(plan.blocked())
                    .filteredOn(blocked -> blocked.problem().code().equals("template-has-copies"))
                    .singleElement()
                    .extracting(Blocked::problem)
                    .satisfies(problem -> assertThat(problem.summary()).contains("`annas-copy` (199)", "`web` (150)"));
        }
    }

    @Test
    void aTemplateGoesAfterItsCopies() {
        try (Cycle cycle = Cycle.of(both()).settle()) {
            Proposal plan = cycle.declare(new Labs()).name("base").name("web").plan();
            assertThat(cycle.step(plan, "base", "delete").after())
                    .containsExactly(new StepId(Cycle.address("web"), "delete"));
            cycle.carryOut(plan);
            assertThat(cycle.control().look(140)).isEmpty();
            assertThat(cycle.control().look(150)).isEmpty();
        }
    }
}
