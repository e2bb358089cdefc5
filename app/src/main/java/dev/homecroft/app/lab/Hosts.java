package dev.homecroft.app.lab;

import dev.homecroft.app.session.HostStanding;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.model.bind.Suggestion;
import dev.homecroft.model.care.UpdatePolicy;
import dev.homecroft.model.time.Window;
import dev.homecroft.spi.HostCare;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The hosts that are nodes of a hypervisor, and the update policies that speak of them. */
final class Hosts {
    private final Lab lab;
    private final LocalDateTime now;

    Hosts(Lab lab, Instant now) {
        this.lab = lab;
        this.now = LocalDateTime.ofInstant(now, zone(lab));
    }

    private static ZoneId zone(Lab lab) {
        try {
            return lab.info().timezone().map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }

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

    /** In the order in which they are to be restarted: that of the policies, then that of the hypervisor's members. */
    List<HostStanding> standing(Collection<Observation> observations) {
        List<HostStanding> all = new ArrayList<>();
        for (Hypervisor hypervisor : lab.hypervisors().values()) {
            List<Ref> members = new ArrayList<>(hypervisor.members());
            members.sort(Comparator.comparingLong(member -> order(hypervisor, member)));
            for (Ref member : members) {
                all.add(standing(hypervisor, member, observations));
            }
        }
        return all;
    }

    private HostStanding standing(Hypervisor hypervisor, Ref member, Collection<Observation> observations) {
        Fields fields = observations.stream()
                .filter(observation -> observation.target().name().equals(hypervisor.name()))
                .flatMap(observation -> observation.ofKind(HostCare.NODE).stream())
                .filter(node -> node.name().equals(member.name()))
                .findFirst()
                .map(ObservedObject::fields)
                .orElse(Fields.EMPTY);
        return new HostStanding(
                member.address(),
                hypervisor.name(),
                fields.flag("drained").orElse(false),
                fields.has("restart-after"),
                fields.flag("restarted").orElse(false),
                closed(hypervisor, member),
                policies(hypervisor, member).stream()
                        .flatMap(policy -> policy.gate().stream())
                        .distinct()
                        .toList());
    }

    private List<UpdatePolicy> policies(Hypervisor hypervisor, Ref member) {
        Address own = new Address("hypervisor", hypervisor.name());
        return lab.care().updates().values().stream()
                .filter(policy -> policy.things().stream()
                        .map(Ref::address)
                        .anyMatch(thing -> thing.equals(member.address()) || thing.equals(own)))
                .toList();
    }

    private long order(Hypervisor hypervisor, Ref member) {
        return policies(hypervisor, member).stream()
                .flatMap(policy -> policy.order().stream())
                .min(Comparator.naturalOrder())
                .orElse(Long.MAX_VALUE);
    }

    private Optional<String> closed(Hypervisor hypervisor, Ref member) {
        return policies(hypervisor, member).stream()
                .flatMap(policy -> policy.window().stream())
                .filter(window -> !window.contains(now))
                .map(Window::text)
                .findFirst();
    }
}
