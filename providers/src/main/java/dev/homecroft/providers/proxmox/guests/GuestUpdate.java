package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.providers.proxmox.planning.Chain;
import dev.homecroft.providers.proxmox.planning.Copies;
import dev.homecroft.providers.proxmox.planning.GuestSteps;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.ByRoot;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The steps that bring a guest of ours to its declaration: move, grow, configure, and only then start, stop or restart. */
public final class GuestUpdate {
    private final KnownCluster cluster;
    private final DiffContext context;
    private final DesiredResource desired;
    private final ObservedObject observed;
    private final Mark mark;
    private final GuestKind kind;
    private final GuestChanges changes;
    private final Chain chain;
    private final GuestSteps steps;
    private final boolean isRunning;

    GuestUpdate(KnownCluster cluster, DiffContext context, Matched.Present present, Identity identity, Mark mark) {
        this(cluster, context, present, identity, mark, Optional.empty());
    }

    /** @param why it is changed, when not for what the lab says */
    public GuestUpdate(
            KnownCluster cluster,
            DiffContext context,
            Matched.Present present,
            Identity identity,
            Mark mark,
            Optional<Reason> why) {
        this.cluster = cluster;
        this.context = context;
        this.desired = present.desired();
        this.observed = present.observed();
        this.mark = mark;
        this.kind = GuestKind.of(observed.fields());
        this.changes = new GuestChanges(kind, desired, observed, present.lastApplied());
        this.isRunning = changes.isRunning();
        this.chain = new Chain(cluster.target(), desired.address(), Optional.of(desired.declaredAt()));
        Expectation expectation = new Expectation(observed.ref(), identity, Optional.of(mark));
        this.steps = new GuestSteps(
                cluster,
                kind,
                observed.fields().whole("id").orElse(0L),
                observed.fields().text("node").orElse(""),
                Optional.of(expectation),
                why.orElseGet(() -> reason(present.lastApplied())));
    }

    /** What is to be done with it. */
    public record Result(Chain chain, Optional<Unchanged> unchanged, Optional<Blocked> blocked) {}

    private Reason reason(Optional<Fields> lastApplied) {
        boolean isDrift = changes.changes().stream().anyMatch(FieldChange::isDrift);
        if (isDrift) {
            return Reason.of(Reason.Code.DRIFTED);
        }
        return Reason.of(lastApplied.isPresent() ? Reason.Code.DECLARATION_CHANGED : Reason.Code.DIFFERS);
    }

    Result plan() {
        if (!changes.problems().isEmpty()) {
            return blocked(changes.problems().getFirst());
        }
        Optional<Diagnostic> obstacle = moveObstacle().or(this::detachObstacle);
        if (obstacle.isPresent()) {
            return blocked(obstacle.get());
        }
        String wanted = desired.fields().text("power").orElse("");
        boolean stopsFirst = isRunning && (wanted.equals("stopped") || mustStopToMove() || becomesTemplate());
        if (stopsFirst) {
            chain.add(steps.shutdown(Risk.DISRUPTIVE).holding(spread()));
        }
        GuestSteps here = move(stopsFirst);
        disks(here);
        configure(here);
        pool(here);
        detach(here, isRunning && !stopsFirst);
        if (isKeptDown(wanted)) {
            return new Result(chain, kept(chain), Optional.empty());
        }
        if (becomesTemplate()) {
            chain.add(here.template());
        } else {
            power(here, stopsFirst, wanted);
        }
        if (chain.isEmpty() && !changes.forRoot().isEmpty()) {
            return blocked(ByRoot.problem(desired, observed, changes.forRoot()));
        }
        return new Result(chain, chain.isEmpty() ? Optional.of(unchanged()) : Optional.empty(), Optional.empty());
    }

    private Result blocked(Diagnostic problem) {
        return new Result(chain, Optional.empty(), Optional.of(new Blocked(desired.address(), problem)));
    }

    /** Brings it back to its host and its power to what is declared, and changes nothing else of it. */
    public Result comeBack() {
        Optional<Diagnostic> obstacle = moveObstacle();
        if (obstacle.isPresent()) {
            return blocked(obstacle.get());
        }
        String wanted = desired.fields().text("power").orElse("");
        boolean stopsFirst = isRunning && mustStopToMove();
        if (stopsFirst) {
            chain.add(steps.shutdown(Risk.DISRUPTIVE).holding(spread()));
        }
        GuestSteps here = move(stopsFirst);
        if (wanted.equals("running") && (stopsFirst || !isRunning)) {
            chain.add(here.start());
        }
        return new Result(chain, Optional.empty(), Optional.empty());
    }

    /** It was shut down to empty its host; starting it would fill the host again. */
    private boolean isKeptDown(String wanted) {
        return wanted.equals("running")
                && !isRunning
                && cluster.isDrained(observed.fields().text("node").orElse(""));
    }

    private Optional<Unchanged> kept(Chain steps) {
        String node = observed.fields().text("node").orElse("");
        Reason reason = new Reason(Reason.Code.HOST_DRAINED, "stays down while %s is drained".formatted(node));
        return steps.isEmpty() ? Optional.of(new Unchanged(desired.address(), reason)) : Optional.empty();
    }

    private Unchanged unchanged() {
        Optional<String> away = desired.fields()
                .text("node")
                .filter(cluster::isDrained)
                .filter(node -> !observed.fields().text("node").equals(Optional.of(node)));
        if (away.isPresent()) {
            return new Unchanged(
                    desired.address(),
                    new Reason(Reason.Code.HOST_DRAINED, "stays away while %s is drained".formatted(away.get())));
        }
        List<String> waiting = isRunning ? changes.waiting() : List.of();
        Reason reason = waiting.isEmpty()
                ? Reason.of(Reason.Code.AS_DECLARED)
                : new Reason(Reason.Code.PENDING_RESTART, String.join(", ", waiting));
        return new Unchanged(desired.address(), reason);
    }

    private List<String> spread() {
        return desired.fields().text("spread").map(cluster::spreadSlot).stream().toList();
    }

    private boolean becomesTemplate() {
        return desired.fields().flag("template").orElse(false)
                && !observed.fields().flag("template").orElse(false);
    }

    private Optional<String> newNode() {
        Optional<String> declared = desired.fields().text("node").filter(node -> !cluster.isDrained(node));
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        return declared.equals(observed.fields().text("node")) ? Optional.empty() : declared;
    }

    /** A running machine with a device of its node can't leave it. */
    private boolean mustStopToMove() {
        return newNode().isPresent()
                && !observed.fields().entries("passthrough").isEmpty();
    }

    private Optional<Diagnostic> moveObstacle() {
        Optional<String> to = newNode();
        if (to.isEmpty()) {
            return Optional.empty();
        }
        String node = to.get();
        if (!cluster.onlineNodes().contains(node)) {
            return Optional.of(cannotMove(node, "it is offline"));
        }
        Optional<String> anchor = Copies.anchor(cluster, observed.fields());
        if (anchor.isPresent()) {
            return Optional.of(
                    cannotMove(node, "it stands on disks of a template in `%s` of its node".formatted(anchor.get())));
        }
        for (String slot : observed.fields().entries("disks")) {
            String storage =
                    observed.fields().text("disks." + slot + ".storage").orElse("");
            if (!cluster.hasStorage(node, storage)) {
                return Optional.of(cannotMove(node, "it has no storage `%s` for %s".formatted(storage, slot)));
            }
        }
        for (String slot : desired.fields().entries("passthrough")) {
            String mapping =
                    desired.fields().text("passthrough." + slot + ".mapping").orElse("");
            if (!cluster.hasMapping(node, mapping)) {
                return Optional.of(cannotMove(node, "it has no device for `%s`".formatted(mapping)));
            }
        }
        return Optional.empty();
    }

    private Diagnostic cannotMove(String node, String why) {
        return Diagnostic.error(
                        "guest-cannot-move",
                        "`%s` can't move to `%s`, because %s."
                                .formatted(desired.address().name(), node, why))
                .at(desired.origin("node"))
                .about(desired.address())
                .hint("state another `node`, or leave it out to keep the guest where it is")
                .build();
    }

    private GuestSteps move(boolean isStopped) {
        Optional<String> to = newNode();
        if (to.isEmpty()) {
            return steps;
        }
        chain.add(steps.migrate(to.get(), isRunning && !isStopped)
                .changing(List.of(new FieldChange(
                        "node",
                        Optional.empty(),
                        observed.fields().get("node"),
                        Optional.of(Value.of(to.get())),
                        FieldChange.Effect.ONLINE,
                        Optional.of(desired.origin("node"))))));
        return steps.on(to.get());
    }

    private void disks(GuestSteps here) {
        changes.disks()
                .moved()
                .forEach((slot, storage) ->
                        chain.add(here.moveDisk(slot, storage).changing(changes.ofDisk(slot, "storage"))));
        changes.disks().grown().forEach((slot, size) -> {
            String storage = desired.fields().text("disks." + slot + ".storage").orElse("");
            chain.add(here.resize(slot, size, storage).changing(changes.ofDisk(slot, "size")));
        });
    }

    private void configure(GuestSteps here) {
        SortedMap<String, Value> set = changes.options();
        if (changes.isNoteChanged()) {
            Notes notes = new Notes(
                    observed.fields().text("foreign-note").orElse(""),
                    desired.fields().text("note").orElse(""),
                    Optional.of(mark));
            set.put("description", Value.of(notes.text()));
        }
        List<String> delete = changes.deletions();
        if (!set.isEmpty() || !delete.isEmpty()) {
            chain.add(here.configure("config", set, delete).changing(changes.configured()));
        }
    }

    private void pool(GuestSteps here) {
        desired.fields()
                .text("pool")
                .filter(pool -> !observed.fields().text("pool").equals(Optional.of(pool)))
                .ifPresent(pool -> chain.add(here.pool(pool)));
    }

    /** What the lab states no more is taken off and kept. */
    private void detach(GuestSteps here, boolean runs) {
        changes.disks()
                .undeclared()
                .forEach((slot, volume) -> chain.add(here.detachDisk(slot, volume, runs ? Risk.DISRUPTIVE : Risk.SAFE)
                        .changing(List.of(ChangeList.gone(
                                "disks." + slot + ".volume",
                                Optional.empty(),
                                Value.of(volume),
                                FieldChange.Effect.WITH_STEP)))));
    }

    private Optional<Diagnostic> detachObstacle() {
        SortedMap<String, String> volumes = changes.disks().undeclared();
        boolean isProtected = desired.fields()
                .flag("protection")
                .or(() -> observed.fields().flag("protection"))
                .orElse(false);
        if (!volumes.isEmpty() && isProtected) {
            return Optional.of(DiskFate.protectedGuest(desired.address(), desired.address()));
        }
        return volumes.containsKey("rootfs") ? Optional.of(noRoot()) : Optional.empty();
    }

    private Diagnostic noRoot() {
        return Diagnostic.error(
                        "disk-root",
                        "The root of `%s` can't be taken off."
                                .formatted(desired.address().name()))
                .at(desired.declaredAt())
                .about(desired.address())
                .hint("state it again, or `croft destroy %s`".formatted(desired.address()))
                .build();
    }

    private void power(GuestSteps here, boolean wasStopped, String wanted) {
        boolean runsNow = isRunning && !wasStopped;
        if (wanted.equals("running") && !runsNow) {
            chain.add(here.start());
        } else if (wanted.equals("running") && !changes.waiting().isEmpty() && mayRestart()) {
            chain.add(here.restart().holding(spread()));
        }
    }

    private boolean mayRestart() {
        return cluster.hypervisor().restarts() == Hypervisor.RestartPolicy.ALLOWED
                || context.restart().contains(desired.address());
    }
}
