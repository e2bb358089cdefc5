package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.planning.Chain;
import dev.homecroft.providers.proxmox.planning.GuestSteps;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.planning.Ledger;
import dev.homecroft.providers.proxmox.planning.Placement;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Empties a node: says in its notes that it takes nothing, then moves each guest of ours to a node that may take it. A guest
 * that can't go is said with what to do about it; it is shut down only if the user asked for that. Guests that are not ours
 * are never touched.
 */
final class Evacuation {
    private final KnownCluster cluster;
    private final Ledger ledger;
    private final Matched matched;
    private final DiffContext context;
    private final HostWish.Drain wish;
    private final Leaving leaving;
    private final Tenants tenants;
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final List<Stopping> stopping = new ArrayList<>();

    /** @param order of its start, so that it is shut down after those with a greater one */
    private record Stopping(long order, StepId shutdown) {}

    Evacuation(KnownCluster cluster, Ledger ledger, Matched matched, DiffContext context, HostWish.Drain wish) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.matched = matched;
        this.context = context;
        this.wish = wish;
        this.leaving = new Leaving(cluster);
        this.tenants = new Tenants(cluster, matched, wish.host().name());
    }

    HostPlan plan() {
        List<StepId> first = new ArrayList<>();
        NodeNotes notes = new NodeNotes(cluster, context.lab().info().id(), wish.host());
        switch (notes.drain(wish)) {
            case NodeNotes.Said.Not(Diagnostic why) -> {
                blocked.add(new Blocked(wish.host(), why));
                return result();
            }
            case NodeNotes.Said.Already() -> {}
            case NodeNotes.Said.With(Step step) -> {
                steps.add(step);
                first.add(step.id());
            }
        }
        join();
        List<Step> moves = new ArrayList<>();
        tenants.ours().stream().sorted(largestFirst()).forEach(tenant -> moves.addAll(leave(tenant)));
        moves.forEach(step -> steps.add(step.after().isEmpty() ? step.withAfter(first) : step));
        inOrder();
        tenants.others(wish.restarts()).forEach(blocked::add);
        return result();
    }

    private HostPlan result() {
        return new HostPlan(steps, unchanged, blocked);
    }

    /** Who is where already of the groups that are spread over hosts. */
    private void join() {
        for (Matched.Present present : matched.present()) {
            String node = present.observed().fields().text("node").orElse("");
            boolean isHere = present.desired().target().equals(cluster.target());
            if (isHere && !node.equals(wish.host().name())) {
                present.desired().fields().text("spread").ifPresent(group -> ledger.join(group, node));
            }
        }
    }

    /** What is hardest to place goes first. */
    private static Comparator<Tenants.Tenant> largestFirst() {
        return Comparator.<Tenants.Tenant>comparingLong(tenant -> -tenant.memory())
                .thenComparing(Tenants.Tenant::address);
    }

    private List<Step> leave(Tenants.Tenant tenant) {
        Fields fields = tenant.fields();
        boolean isTemplate = fields.flag("template").orElse(false);
        boolean staysDown =
                !tenant.isRunning() && (wish.restarts() || fields.flag("ha").orElse(false));
        if (isTemplate || staysDown) {
            String why = isTemplate ? "a template holds nothing up" : "it does not run";
            unchanged.add(new Unchanged(tenant.address(), new Reason(Reason.Code.HOST_DRAINED, why)));
            return List.of();
        }
        Optional<String> anchor = leaving.anchor(tenant.object());
        if (anchor.isPresent()) {
            return stay(tenant, anchor.get());
        }
        return switch (choose(tenant)) {
            case Placement.Choice.Nowhere(Diagnostic why) -> stay(tenant, why.detail());
            case Placement.Choice.On(String node) -> go(tenant, node);
        };
    }

    private Placement.Choice choose(Tenants.Tenant tenant) {
        ObservedObject guest = tenant.object();
        Fields inspected = leaving.inspected(guest);
        List<String> only = Affinity.only(inspected.text("only").orElse(""));
        if (inspected.has("only") && only.isEmpty()) {
            String rule = inspected.text("rule").orElse("");
            return new Placement.Choice.Nowhere(
                    cannotLeave(tenant, "High availability lets it run nowhere else (rule %s).".formatted(rule)));
        }
        Fields wanted = tenant.spread()
                .map(group -> tenant.fields()
                        .with(Fields.builder().put("spread", group).build()))
                .orElse(tenant.fields());
        return new Placement(cluster, ledger)
                .choose(
                        tenant.address(),
                        wanted,
                        only,
                        node -> node.equals(wish.host().name())
                                ? Optional.of("is being drained")
                                : leaving.obstacle(guest, node));
    }

    private List<Step> go(Tenants.Tenant tenant, String node) {
        boolean stopsFirst = tenant.isRunning() && leaving.isHeldByDevice(tenant.fields());
        if (stopsFirst && !wish.stops()) {
            return stay(tenant, "It has a device of its node and can't move while it runs.");
        }
        if (stopsFirst && tenants.quorumLostWithout(tenant).isPresent()) {
            return stay(tenant, "");
        }
        if (tenant.isRunning()) {
            ledger.use(node, tenant.fields());
        }
        tenant.spread().ifPresent(group -> ledger.join(group, node));
        leaving.goes(tenant.object(), node);
        Chain chain = new Chain(cluster.target(), tenant.address(), tenant.declaredAt());
        GuestSteps drafts = drafts(tenant);
        if (stopsFirst) {
            chain.add(shutdown(tenant, drafts));
        }
        chain.add(drafts.migrate(node, tenant.isRunning() && !stopsFirst)
                .changing(List.of(move(tenant, node, stopsFirst)))
                .holding(slots(tenant, node)));
        if (stopsFirst) {
            chain.add(drafts.on(node).start());
        }
        return chain.steps();
    }

    private static FieldChange move(Tenants.Tenant tenant, String node, boolean stopsFirst) {
        boolean isLive = tenant.isRunning() && !stopsFirst && tenant.kind() == GuestKind.QEMU;
        return new FieldChange(
                "node",
                Optional.empty(),
                tenant.fields().get("node"),
                Optional.of(Value.of(node)),
                isLive ? FieldChange.Effect.ONLINE : FieldChange.Effect.WITH_STEP,
                Optional.empty());
    }

    private List<String> slots(Tenants.Tenant tenant, String node) {
        List<String> slots = new ArrayList<>(leaving.storageSlots(tenant.fields(), node));
        slots.add(cluster.leavingSlot(wish.host().name()));
        tenant.spread().map(cluster::spreadSlot).ifPresent(slots::add);
        return slots;
    }

    private GuestSteps drafts(Tenants.Tenant tenant) {
        return new GuestSteps(
                cluster,
                tenant.kind(),
                tenant.fields().whole("id").orElse(0L),
                wish.host().name(),
                Optional.of(tenant.expectation()),
                new Reason(
                        Reason.Code.ASKED, "%s is drained".formatted(wish.host().name())));
    }

    private Chain.Draft shutdown(Tenants.Tenant tenant, GuestSteps drafts) {
        stopping.add(new Stopping(tenant.startOrder(), new StepId(tenant.address(), "shutdown")));
        return drafts.shutdown(Risk.DISRUPTIVE)
                .holding(tenant.spread().map(cluster::spreadSlot).stream().toList());
    }

    /** It can't go as it is: it is shut down where it stands, if that was asked for and does no harm. */
    private List<Step> stay(Tenants.Tenant tenant, String why) {
        Optional<String> harm =
                tenant.isRunning() && wish.stops() ? tenants.quorumLostWithout(tenant) : Optional.empty();
        boolean isLocked = tenant.fields().text("lock").isPresent();
        if (!tenant.isRunning() || !wish.stops() || isLocked || harm.isPresent()) {
            blocked.add(new Blocked(tenant.address(), cannotLeave(tenant, harm.orElse(why))));
            return List.of();
        }
        Chain chain = new Chain(cluster.target(), tenant.address(), tenant.declaredAt());
        chain.add(shutdown(tenant, drafts(tenant)));
        return chain.steps();
    }

    private Diagnostic cannotLeave(Tenants.Tenant tenant, String why) {
        Diagnostic.Builder problem = Diagnostic.error(
                        "guest-cannot-leave",
                        "`%s` can't leave `%s`."
                                .formatted(tenant.address().name(), wish.host().name()))
                .detail(why.endsWith(".") ? why : why + ".")
                .about(tenant.address());
        if (tenant.isRunning() && !wish.stops()) {
            problem.hint("`croft drain %s --stop` shuts it down, and starts it again elsewhere where it can run"
                    .formatted(wish.host().name()));
        }
        tenant.declaredAt().ifPresent(problem::at);
        return problem.build();
    }

    /** What starts last is shut down first. */
    private void inOrder() {
        Map<StepId, Long> orders = new TreeMap<>();
        stopping.forEach(entry -> orders.put(entry.shutdown(), entry.order()));
        steps.replaceAll(step -> {
            Optional<Long> own = Optional.ofNullable(orders.get(step.id()));
            if (own.isEmpty()) {
                return step;
            }
            List<StepId> after = new ArrayList<>(step.after());
            orders.forEach((id, order) -> {
                if (order > own.get()) {
                    after.add(id);
                }
            });
            return step.withAfter(after);
        });
    }

    /** Bytes that it has as memory. */
    static long memory(Fields guest) {
        return guest.size("memory").orElse(ByteSize.ofMebi(512)).bytes();
    }

    /** How one that is not ours is named: by its place, as its name may be that of one of ours. */
    static Address foreign(ObservedObject guest) {
        return new Address("guest", guest.ref().locator());
    }
}
