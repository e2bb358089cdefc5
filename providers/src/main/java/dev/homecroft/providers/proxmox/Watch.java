package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.List;

/**
 * High availability lets go of a guest before anything else is done to it. A request to stop it would go to the one that watches
 * it, and be lost if that one has to let go before it has acted.
 */
final class Watch {
    private Watch() {}

    /** The steps after which nobody watches this thing any more; none if it is no guest or stays as it is. */
    static List<StepId> ends(DesiredResource thing, List<Step> steps) {
        if (!thing.address().kind().equals("guest")) {
            return List.of();
        }
        Address watch =
                new Address("ha", thing.target().name() + "/" + thing.address().name());
        return steps.stream()
                .filter(step -> step.action() == Action.DELETE)
                .map(Step::id)
                .filter(id -> id.address().equals(watch))
                .toList();
    }
}
