package dev.homecroft.spi;

import dev.homecroft.state.Blocked;
import dev.homecroft.state.Held;
import dev.homecroft.state.Step;
import dev.homecroft.state.Unchanged;
import java.util.List;
import java.util.Map;

/**
 * What a differ proposes. The order between steps of one provider is in their {@code after}; the planner adds the order that
 * needs between things ask for.
 *
 * @param held destructive steps left out because their thing was not named
 * @param slots how many steps may hold each slot at once
 */
public record Proposal(
        List<Step> steps,
        List<Unchanged> unchanged,
        List<Blocked> blocked,
        List<Held> held,
        Map<String, Integer> slots) {
    public Proposal {
        steps = List.copyOf(steps);
        unchanged = List.copyOf(unchanged);
        blocked = List.copyOf(blocked);
        held = List.copyOf(held);
        slots = Map.copyOf(slots);
    }
}
