package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.guests.GuestUpdate;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends that a node is drained: what the lab pins there comes back, and what was shut down there starts. The rest stays. */
final class Homecoming {
    private final KnownCluster cluster;
    private final Matched matched;
    private final DiffContext context;
    private final HostWish.Undrain wish;
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();

    Homecoming(KnownCluster cluster, Matched matched, DiffContext context, HostWish.Undrain wish) {
        this.cluster = cluster;
        this.matched = matched;
        this.context = context;
        this.wish = wish;
    }

    HostPlan plan() {
        List<StepId> first = new ArrayList<>();
        switch (new NodeNotes(cluster, context.lab().info().id(), wish.host()).undrain()) {
            case NodeNotes.Said.Not(Diagnostic why) -> {
                blocked.add(new Blocked(wish.host(), why));
                return new HostPlan(steps, unchanged, blocked);
            }
            case NodeNotes.Said.Already() -> {}
            case NodeNotes.Said.With(Step step) -> {
                steps.add(step);
                first.add(step.id());
            }
        }
        for (Matched.Present present : matched.present()) {
            if (belongsHere(present)) {
                comeBack(present, first);
            }
        }
        return new HostPlan(steps, unchanged, blocked);
    }

    private boolean belongsHere(Matched.Present present) {
        String host = wish.host().name();
        boolean isGuest = present.desired().address().kind().equals("guest")
                && present.desired().target().equals(cluster.target());
        boolean isPinned =
                present.desired().fields().text("node").filter(host::equals).isPresent();
        boolean isHere =
                present.observed().fields().text("node").filter(host::equals).isPresent();
        boolean mayBeHere = present.desired().fields().text("node").isEmpty();
        return isGuest && (isPinned || (isHere && mayBeHere));
    }

    private void comeBack(Matched.Present present, List<StepId> first) {
        Optional<Identity> identity = present.observed().identity();
        Optional<Mark> mark = present.observed().mark();
        if (identity.isEmpty() || mark.isEmpty()) {
            return;
        }
        Reason over = new Reason(
                Reason.Code.ASKED,
                "%s is no longer drained".formatted(wish.host().name()));
        GuestUpdate.Result result =
                new GuestUpdate(cluster, context, present, identity.get(), mark.get(), Optional.of(over)).comeBack();
        result.blocked().ifPresent(blocked::add);
        if (result.blocked().isEmpty()) {
            result.chain().steps().forEach(step -> steps.add(step.after().isEmpty() ? step.withAfter(first) : step));
        }
    }
}
