package dev.homecroft.views;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.References;
import java.util.List;

/** What would no longer work without a thing, the nearest first. */
public record LossReport(Address thing, List<References.Loss> losses) {
    public LossReport {
        losses = List.copyOf(losses);
    }
}
