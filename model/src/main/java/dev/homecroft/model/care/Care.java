package dev.homecroft.model.care;

import dev.homecroft.model.Ordered;
import java.util.Map;

/** What people decide over time. */
public record Care(
        Map<String, UpdatePolicy> updates, Map<String, Mitigation> mitigations, Map<String, Decision> decisions) {
    public static final Care EMPTY = new Care(Map.of(), Map.of(), Map.of());

    public Care {
        updates = Ordered.copy(updates);
        mitigations = Ordered.copy(mitigations);
        decisions = Ordered.copy(decisions);
    }
}
