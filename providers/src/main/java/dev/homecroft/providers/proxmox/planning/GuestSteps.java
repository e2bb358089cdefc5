package dev.homecroft.providers.proxmox.planning;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.Action;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts of the steps that a guest can need, with their arguments, for one guest. */
public final class GuestSteps {
    private static final long SHUTDOWN_SECONDS = 180;

    private final KnownCluster cluster;
    private final GuestKind kind;
    private final long id;
    private final String node;
    private final Optional<Expectation> expects;
    private final Reason reason;

    public GuestSteps(
            KnownCluster cluster, GuestKind kind, long id, String node, Optional<Expectation> expects, Reason reason) {
        this.cluster = cluster;
        this.kind = kind;
        this.id = id;
        this.node = node;
        this.expects = expects;
        this.reason = reason;
    }

    /** The same guest after it has moved. */
    public GuestSteps on(String other) {
        return new GuestSteps(cluster, kind, id, other, expects, reason);
    }

    public Fields.Builder place() {
        return Fields.builder().put("kind", kind.path()).put("node", node).put("id", id);
    }

    public Chain.Draft draft(Action action, String key, Operation operation, Fields arguments, Risk risk) {
        return new Chain.Draft(
                action, key, operation, arguments, expects, List.of(), reason, risk, List.of(cluster.nodeSlot(node)));
    }

    public Chain.Draft configure(String key, Map<String, Value> set, List<String> delete) {
        Fields.Builder arguments = place();
        set.forEach((option, value) -> arguments.put("set." + option, value));
        if (!delete.isEmpty()) {
            arguments.put("delete", Value.ofTexts(delete));
        }
        return draft(Action.UPDATE, key, Operation.CONFIGURE, arguments.build(), Risk.SAFE);
    }

    public Chain.Draft resize(String slot, ByteSize size, String storage) {
        Fields arguments = place().put("disk", slot).put("size", size).build();
        return draft(Action.RESIZE, "resize:" + slot, Operation.RESIZE, arguments, Risk.SAFE)
                .holding(List.of(cluster.storageSlot(node, storage)));
    }

    public Chain.Draft moveDisk(String slot, String storage) {
        Fields arguments = place().put("disk", slot).put("storage", storage).build();
        return draft(Action.MOVE, "move:" + slot, Operation.MOVE_DISK, arguments, Risk.SAFE)
                .holding(List.of(cluster.storageSlot(node, storage)));
    }

    public Chain.Draft dropDisk(String slot, String volume) {
        Fields arguments = place().put("disk", slot).put("volume", volume).build();
        return draft(Action.REPLACE, "drop:" + slot, Operation.DROP_DISK, arguments, Risk.DESTRUCTIVE)
                .holding(List.of(cluster.storageSlot(node, Slot.storageOf(volume))));
    }

    /** Its volume stays, and hangs nowhere. */
    public Chain.Draft detachDisk(String slot, String volume, Risk risk) {
        Fields arguments = place().put("disk", slot).put("volume", volume).build();
        return draft(Action.UPDATE, "detach:" + slot, Operation.DETACH_DISK, arguments, risk);
    }

    public Chain.Draft migrate(String to, boolean isRunning) {
        Fields arguments = place().put("to", to).put("online", isRunning).build();
        boolean restarts = isRunning && kind == GuestKind.LXC;
        return draft(Action.MOVE, "migrate", Operation.MIGRATE, arguments, restarts ? Risk.DISRUPTIVE : Risk.SAFE)
                .holding(List.of(cluster.nodeSlot(to)));
    }

    public Chain.Draft start() {
        return draft(Action.START, "start", Operation.START, place().build(), Risk.SAFE);
    }

    public Chain.Draft shutdown(Risk risk) {
        Fields arguments =
                place().put("timeout", SHUTDOWN_SECONDS).put("force", true).build();
        return draft(Action.STOP, "shutdown", Operation.SHUTDOWN, arguments, risk);
    }

    public Chain.Draft restart() {
        Fields arguments = place().put("timeout", SHUTDOWN_SECONDS).build();
        return draft(Action.RESTART, "restart", Operation.RESTART, arguments, Risk.DISRUPTIVE);
    }

    public Chain.Draft template() {
        return draft(Action.UPDATE, "template", Operation.TEMPLATE, place().build(), Risk.SAFE);
    }

    public Chain.Draft pool(String pool) {
        return draft(
                Action.UPDATE, "pool", Operation.POOL, place().put("pool", pool).build(), Risk.SAFE);
    }
}
