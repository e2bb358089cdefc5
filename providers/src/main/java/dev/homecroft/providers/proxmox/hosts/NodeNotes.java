package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.spi.HostWish;
import dev.homecroft.state.Action;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.List;
import java.util.Optional;

/** The steps that write into the notes of a node what is wanted of it, or take that out again. */
final class NodeNotes {
    private final KnownCluster cluster;
    private final String lab;
    private final Address host;
    private final Optional<ObservedObject> node;

    NodeNotes(KnownCluster cluster, String lab, Address host) {
        this.cluster = cluster;
        this.lab = lab;
        this.host = host;
        this.node = cluster.node(host.name());
    }

    /** What became of a wish. */
    sealed interface Said {
        record With(Step step) implements Said {}

        record Already() implements Said {}

        record Not(Diagnostic why) implements Said {}
    }

    Optional<NodeWish> wish() {
        return node.flatMap(ObservedObject::mark).flatMap(NodeWish::of);
    }

    Said drain(HostWish.Drain drain) {
        Optional<NodeWish> now = wish();
        Optional<Long> restart =
                now.flatMap(NodeWish::restartAfter).or(() -> drain.restarts() ? started() : Optional.empty());
        return say(Action.DRAIN, "drain", Optional.of(new NodeWish(true, restart)));
    }

    /** Keeps what was announced before, so that a restart that has happened since then counts. */
    Said announce() {
        Optional<NodeWish> now = wish();
        if (now.flatMap(NodeWish::restartAfter).isPresent()) {
            return new Said.Already();
        }
        boolean isDrained = now.filter(NodeWish::isDrained).isPresent();
        return started()
                .<Said>map(
                        time -> say(Action.DRAIN, "announce", Optional.of(new NodeWish(isDrained, Optional.of(time)))))
                .orElseGet(() -> new Said.Not(unknown()));
    }

    /** In seconds since 1970. */
    private Optional<Long> started() {
        return node.flatMap(found -> cluster.observation().at(Inspection.ref(found.ref())))
                .flatMap(found -> found.fields().whole("started"));
    }

    Said undrain() {
        return say(Action.UNDRAIN, "undrain", Optional.empty());
    }

    private Said say(Action action, String key, Optional<NodeWish> wanted) {
        Optional<Identity> identity = node.filter(ObservedObject::isFresh).flatMap(ObservedObject::identity);
        if (node.isEmpty() || identity.isEmpty()) {
            return new Said.Not(unknown());
        }
        Optional<Mark> now = node.get().mark();
        if (now.filter(mark -> !mark.lab().equals(lab)).isPresent()) {
            return new Said.Not(ofAnother(now.get()));
        }
        Optional<Mark> mark = wanted.map(wish -> wish.mark(lab, host, identity.get()));
        if (now.equals(mark)) {
            return new Said.Already();
        }
        Fields.Builder arguments = Fields.builder().put("node", host.name());
        wanted.ifPresent(wish -> arguments.put("note", new Notes("", wish.words(lab, host), mark).text()));
        return new Said.With(new Step(
                new StepId(host, key),
                Layer.HYPERVISOR,
                cluster.target(),
                action,
                Operation.NODE_NOTE.word(),
                arguments.build(),
                Optional.of(new Expectation(node.get().ref(), identity.get(), now)),
                List.of(),
                Reason.of(Reason.Code.ASKED),
                Risk.SAFE,
                Optional.empty(),
                List.of(),
                List.of(cluster.nodeSlot(host.name())),
                Optional.empty()));
    }

    private Diagnostic unknown() {
        String why = node.isEmpty()
                ? "`%s` is no node of `%s`."
                : "`%s` of `%s` is not up, or the token may not see the state of the cluster.";
        return Problems.about(
                host,
                "host-unknown",
                why.formatted(host.name(), cluster.hypervisor().name()),
                "Nothing was planned for it.",
                "bring it up, and check that the host is called as its cluster calls the node");
    }

    private Diagnostic ofAnother(Mark mark) {
        return Problems.about(
                host,
                "host-of-another-lab",
                "The notes of `%s` say that the lab `%s` has drained it.".formatted(host.name(), mark.lab()),
                "Whoever works with that lab decides when it is over.",
                "take the line out of the notes of the node if that lab is gone");
    }
}
