package dev.homecroft.spi;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.DesiredResource;
import java.util.Comparator;
import java.util.List;

/**
 * What one provider makes of a lab.
 *
 * @param targets the systems it would talk to, with how to reach them
 * @param resources sorted by address
 */
public record Projection(List<Connection> targets, List<DesiredResource> resources, List<Diagnostic> problems) {
    public Projection {
        targets = targets.stream()
                .sorted(Comparator.comparing(Connection::target))
                .toList();
        resources = resources.stream()
                .sorted(Comparator.comparing(DesiredResource::address))
                .toList();
        problems = List.copyOf(problems);
    }
}
