package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.session.Wish;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service that was ended by hand kept its id; weeks later the nightly job deleted the machine of a new customer. */
final class Whmcs194Test extends AccidentCase {
    @Test
    void naive() {
        bench().stranger(110, "customer-1");
        int service = 110;
        bench().anna().delete(110);
        bench().control().advance(Duration.ofDays(20));
        bench().stranger(110, "customer-2");

        rash().ended(rash().delete("/nodes/pve1/qemu/" + service));

        assertThat(bench().called("customer-2")).isEmpty();
    }

    @Test
    void whatTheHistoryRemembersOfAnEndedGuestIsNoClaimToItsId() {
        desk().guests(Desk.vm("customer-1", ", id: 110"));
        desk().settle();
        bench().anna().delete(110);
        bench().control().advance(Duration.ofDays(20));
        bench().stranger(110, "customer-2");
        Tripwire wire = Tripwire.around(bench(), 110);

        desk().go(new Wish.Destroy(List.of("customer-1")));
        desk().guests();
        desk().go(TEAR_DOWN);

        wire.assertUntouched();
    }
}
