package dev.homecroft.views;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * Where an entry stands, and who names it.
 *
 * @param definedAt empty when only others speak of it
 */
public record RefsReport(Address thing, Optional<SourceRange> definedAt, List<Thing.Use> uses) {
    public RefsReport {
        uses = List.copyOf(uses);
    }
}
