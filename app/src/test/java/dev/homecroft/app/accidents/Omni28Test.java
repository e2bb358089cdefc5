package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A cluster's nodes were deleted by hand; its manager went on looking for their ids. A node of a new cluster got one of them
 * and was deleted in the teardown of the old cluster.
 */
final class Omni28Test extends AccidentCase {
    @Test
    void naive() {
        bench().stranger(110, "old-1");
        int recorded = 110;
        bench().anna().delete(110);
        assertThat(rash().delete("/nodes/pve1/qemu/" + recorded).status()).isNotEqualTo(200);
        bench().stranger(110, "new-1");

        rash().ended(rash().delete("/nodes/pve1/qemu/" + recorded));

        assertThat(bench().called("new-1")).as("the new cluster's node").isEmpty();
    }

    @Test
    void theTeardownOfTheOldLabLeavesTheNewLabAlone() {
        desk().guests(Desk.vm("old-1", ", id: 110"), Desk.vm("old-2", ", id: 111"));
        desk().settle();
        bench().anna().delete(110);
        Desk fresh = anotherDesk("bench-2");
        fresh.guests(Desk.vm("new-1", ", id: 110"));
        fresh.settle();
        Tripwire wire = Tripwire.around(bench(), 110);

        desk().go(TEAR_DOWN);
        desk().go(TEAR_DOWN);

        wire.assertUntouched();
        assertThat(bench().called("old-2")).isEmpty();
        assertThat(fresh.plan().steps()).isEmpty();
    }

    @Test
    void whatWasDeletedByHandNeedsNoTeardown() {
        desk().guests(Desk.vm("old-1", ", id: 110"));
        desk().settle();
        bench().anna().delete(110);

        assertThat(desk().plan(TEAR_DOWN).steps())
                .noneMatch(step -> step.id().toString().contains("old-1"));
    }
}
