package dev.homecroft.app.session;

import dev.homecroft.kernel.Address;
import java.util.List;
import java.util.Optional;

/**
 * A host of a hypervisor and what is under way with it, as its notes say.
 *
 * @param hypervisor name of its hypervisor
 * @param isDrained whether it takes nothing
 * @param wantsRestart whether it is to be restarted
 * @param hasRestarted whether it has been, since that was asked for
 * @param closed the window of its update policy, when now is outside of it
 * @param gates what its update policies want to be well before the next host is touched
 */
public record HostStanding(
        Address host,
        String hypervisor,
        boolean isDrained,
        boolean wantsRestart,
        boolean hasRestarted,
        Optional<String> closed,
        List<String> gates) {
    public HostStanding {
        gates = List.copyOf(gates);
    }
}
