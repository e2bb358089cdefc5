package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The guests on one node: those that are ours beyond doubt, and all others. */
final class Tenants {
    private static final int SMALLEST_QUORUM = 3;

    private final KnownCluster cluster;
    private final Matched matched;
    private final String node;
    private final List<Tenant> ours = new ArrayList<>();

    /** @param desired empty for one that we made and nothing declares now */
    record Tenant(Address address, ObservedObject object, Expectation expectation, Optional<DesiredResource> desired) {
        Fields fields() {
            return object.fields();
        }

        boolean isRunning() {
            return fields().text("power").filter("running"::equals).isPresent();
        }

        GuestKind kind() {
            return GuestKind.of(fields());
        }

        long memory() {
            return Evacuation.memory(fields());
        }

        Optional<String> spread() {
            return desired.flatMap(resource -> resource.fields().text("spread"));
        }

        Optional<SourceRange> declaredAt() {
            return desired.map(DesiredResource::declaredAt);
        }

        /** As its {@code startup} option says; what says nothing starts last. */
        long startOrder() {
            return fields().text("startup").stream()
                    .flatMap(text -> PropertyString.parse(text).get("order").stream())
                    .filter(text -> text.matches("[0-9]{1,9}"))
                    .map(Long::parseLong)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        }
    }

    Tenants(KnownCluster cluster, Matched matched, String node) {
        this.cluster = cluster;
        this.matched = matched;
        this.node = node;
        matched.present().forEach(present -> add(present.observed(), Optional.of(present.desired())));
        matched.removals().forEach(removal -> add(removal.observed(), removal.desired()));
    }

    private void add(ObservedObject object, Optional<DesiredResource> desired) {
        Optional<Mark> mark = object.mark();
        boolean isHere = object.kind().equals("guest")
                && object.ref().target().equals(cluster.target())
                && object.isFresh()
                && object.fields().text("node").filter(node::equals).isPresent();
        if (isHere && mark.isPresent() && object.identity().isPresent()) {
            Expectation expectation =
                    new Expectation(object.ref(), object.identity().get(), mark);
            ours.add(new Tenant(mark.get().address(), object, expectation, desired));
        }
    }

    List<Tenant> ours() {
        return ours;
    }

    /** What is there and not ours, with what to do about it; of those that don't run nothing is said before a restart. */
    List<Blocked> others(boolean restarts) {
        Set<ObjectRef> known = new HashSet<>();
        ours.forEach(tenant -> known.add(tenant.object().ref()));
        List<Blocked> others = new ArrayList<>();
        for (ObservedObject guest : cluster.observation().ofKind("guest")) {
            boolean isHere = guest.fields().text("node").filter(node::equals).isPresent();
            boolean counts = !restarts
                    || !guest.isFresh()
                    || guest.fields().text("power").filter("running"::equals).isPresent();
            boolean isTemplate = guest.fields().flag("template").orElse(false);
            if (isHere && counts && !isTemplate && !known.contains(guest.ref())) {
                others.add(new Blocked(Evacuation.foreign(guest), notOurs(guest)));
            }
        }
        return others;
    }

    private Diagnostic notOurs(ObservedObject guest) {
        String name = guest.name().isEmpty() ? guest.ref().locator() : guest.name();
        String why = guest.freshness() instanceof Freshness.Unreachable(String words)
                ? "It can't be read: " + words + "."
                : "%s carries no mark of ours for what it is, so it is left alone."
                        .formatted(guest.ref().locator());
        return Diagnostic.error("guest-not-ours", "`%s` is on `%s` and is not ours to move.".formatted(name, node))
                .detail(why)
                .about(Evacuation.foreign(guest))
                .hint("move it or shut it down in the web console, or `croft adopt guest %s` if the lab declares it"
                        .formatted(name))
                .build();
    }

    /** What its group would lose if it were shut down: a group of three or more goes on only with most of them running. */
    Optional<String> quorumLostWithout(Tenant tenant) {
        Optional<String> group = tenant.spread();
        if (group.isEmpty()) {
            return Optional.empty();
        }
        List<Matched.Present> members = matched.present().stream()
                .filter(present -> present.desired().fields().text("spread").equals(group))
                .toList();
        long running = members.stream()
                .filter(member -> !member.desired().address().equals(tenant.address()))
                .filter(member -> !member.observed().fields().text("node").equals(Optional.of(node)))
                .filter(member -> member.observed()
                        .fields()
                        .text("power")
                        .filter("running"::equals)
                        .isPresent())
                .count();
        boolean isLost = members.size() >= SMALLEST_QUORUM && running < members.size() / 2 + 1;
        return isLost
                ? Optional.of("Without it only %d of %d members of `%s` would run."
                        .formatted(running, members.size(), group.get()))
                : Optional.empty();
    }
}
