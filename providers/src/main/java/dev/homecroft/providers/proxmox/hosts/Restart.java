package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.HostCare;
import dev.homecroft.spi.HostWish;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Optional;

/** Restarts a node that is drained for it: only an empty one, and only while the cluster goes on without it. */
final class Restart {
    private final KnownCluster cluster;
    private final DiffContext context;

    Restart(KnownCluster cluster, DiffContext context) {
        this.cluster = cluster;
        this.context = context;
    }

    /** Refuses at once what could never be carried out, before anything is moved for it. */
    HostPlan announce(HostWish.Announce wish) {
        Optional<Diagnostic> quorum = quorum(wish.host());
        if (quorum.isPresent()) {
            return blocked(wish.host(), quorum.get());
        }
        NodeNotes notes = new NodeNotes(cluster, context.lab().info().id(), wish.host());
        return switch (notes.announce()) {
            case NodeNotes.Said.With(Step step) -> new HostPlan(List.of(step), List.of(), List.of());
            case NodeNotes.Said.Already() -> done(wish.host(), "it is announced already");
            case NodeNotes.Said.Not(Diagnostic why) -> blocked(wish.host(), why);
        };
    }

    private static HostPlan blocked(Address host, Diagnostic why) {
        return new HostPlan(List.of(), List.of(), List.of(new Blocked(host, why)));
    }

    private static HostPlan done(Address host, String why) {
        Unchanged unchanged = new Unchanged(host, new Reason(Reason.Code.ASKED, why));
        return new HostPlan(List.of(), List.of(unchanged), List.of());
    }

    HostPlan restart(HostWish.Restart wish) {
        Address host = wish.host();
        Optional<ObservedObject> node = cluster.node(host.name()).filter(ObservedObject::isFresh);
        Optional<Identity> identity = node.flatMap(ObservedObject::identity);
        Optional<Mark> mark = node.flatMap(ObservedObject::mark)
                .filter(own -> own.lab().equals(context.lab().info().id()));
        Optional<NodeWish> wanted = mark.flatMap(NodeWish::of);
        Optional<Long> before = wanted.flatMap(NodeWish::restartAfter);
        Optional<Long> started = node.flatMap(found -> cluster.observation().at(Inspection.ref(found.ref())))
                .flatMap(found -> found.fields().whole("started"));
        if (node.isEmpty() || identity.isEmpty() || started.isEmpty()) {
            return blocked(host, unreadable(host));
        }
        if (before.isEmpty() || wanted.filter(NodeWish::isDrained).isEmpty()) {
            return blocked(host, notDrained(host));
        }
        if (Boot.isLater(started.get(), before.get())) {
            return done(host, "it has been restarted");
        }
        Optional<Diagnostic> obstacle = tenant(host).or(() -> quorum(host));
        if (obstacle.isPresent()) {
            return blocked(host, obstacle.get());
        }
        Expectation expectation = new Expectation(node.get().ref(), identity.get(), mark);
        return new HostPlan(List.of(step(host, expectation, before.get())), List.of(), List.of());
    }

    private Step step(Address host, Expectation expectation, long before) {
        Fields arguments = Fields.builder()
                .put("node", host.name())
                .put("after", before)
                .put("storages", Value.ofTexts(storages(host.name())))
                .build();
        return new Step(
                new StepId(host, "restart"),
                Layer.HYPERVISOR,
                cluster.target(),
                Action.RESTART,
                Operation.NODE_RESTART.word(),
                arguments,
                Optional.of(expectation),
                List.of(),
                Reason.of(Reason.Code.ASKED),
                Risk.DISRUPTIVE,
                Optional.empty(),
                List.of(),
                List.of(cluster.nodeSlot(host.name()), cluster.restartSlot()),
                Optional.empty());
    }

    /** What it must have again before anything else is done. */
    private List<String> storages(String node) {
        return cluster.observation().ofKind(Names.STORAGE_STATUS).stream()
                .filter(storage ->
                        storage.fields().text("node").filter(node::equals).isPresent())
                .filter(storage -> storage.fields()
                        .text("status")
                        .filter("available"::equals)
                        .isPresent())
                .map(ObservedObject::name)
                .sorted()
                .toList();
    }

    private Optional<Diagnostic> tenant(Address host) {
        return cluster.observation().ofKind("guest").stream()
                .filter(guest ->
                        guest.fields().text("node").filter(host.name()::equals).isPresent())
                .filter(guest -> !guest.isFresh()
                        || guest.fields()
                                .text("power")
                                .filter("running"::equals)
                                .isPresent())
                .findFirst()
                .map(guest -> notEmpty(host, guest.name()));
    }

    static Diagnostic notEmpty(Address host, String guest) {
        return Problems.about(
                host,
                "host-not-empty",
                "`%s` is not restarted, because `%s` runs on it.".formatted(host.name(), guest),
                "A restart would take it down.",
                "move it or shut it down, then `croft reboot %s` again".formatted(host.name()));
    }

    private Optional<Diagnostic> quorum(Address host) {
        List<Quorum.Member> members = cluster.observation().ofKind(HostCare.NODE).stream()
                .map(node -> new Quorum.Member(node.name(), node.isFresh()))
                .toList();
        long device = cluster.node(host.name())
                .flatMap(found -> cluster.observation().at(Inspection.ref(found.ref())))
                .flatMap(found -> found.fields().whole("device-votes"))
                .orElse(0L);
        return Quorum.lostWithout(host.name(), members, device).map(why -> quorumAtRisk(host, why));
    }

    static Diagnostic quorumAtRisk(Address host, String why) {
        return Problems.about(
                host,
                "quorum-at-risk",
                "`%s` is not restarted, because its cluster needs it now.".formatted(host.name()),
                why,
                "bring the other nodes back first; a cluster of two needs a third vote");
    }

    private static Diagnostic notDrained(Address host) {
        return Problems.about(
                host,
                "host-not-drained",
                "`%s` is not restarted, because its notes do not say that it is drained for that."
                        .formatted(host.name()),
                "Only a host that was emptied for it is restarted.",
                "`croft reboot %s` empties it first".formatted(host.name()));
    }

    private static Diagnostic unreadable(Address host) {
        return Problems.about(
                host,
                "host-unknown",
                "`%s` can't be asked when it started.".formatted(host.name()),
                "It may be down, or the token may not see its state.",
                "bring it up, and give the token `Sys.Audit` on it");
    }
}
