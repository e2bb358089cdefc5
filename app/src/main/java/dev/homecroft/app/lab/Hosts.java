package dev.homecroft.app.lab;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.model.bind.Suggestion;
import java.util.Set;
import java.util.TreeSet;

/** The hosts that are nodes of a hypervisor. */
final class Hosts {
    private Hosts() {}

    /** Throws CroftException when no hypervisor of the lab has this host. */
    static void require(Lab lab, Address host) {
        Set<String> nodes = new TreeSet<>();
        lab.hypervisors()
                .values()
                .forEach(hypervisor ->
                        hypervisor.members().stream().map(Ref::name).forEach(nodes::add));
        if (!nodes.contains(host.name())) {
            Diagnostic.Builder problem =
                    Diagnostic.error("unknown-host", "No hypervisor has a host called `%s`.".formatted(host.name()));
            Suggestion.of(host.name(), nodes).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
            throw new CroftException(problem.build());
        }
    }
}
