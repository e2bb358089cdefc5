package dev.homecroft.providers.proxmox;

import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Work;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A step on a guest that is there. The guard looks before each call, also before a repeated one, and the call goes to the node
 * where the guest was found.
 */
final class GuestWork implements Work {
    private final Guard guard;
    private final String doing;
    private final Predicate<GuestState> isDone;
    private final Function<GuestState, Answer> call;
    private final int calls;
    private boolean isPatient;
    private GuestState seen;

    GuestWork(Guard guard, String doing, int calls, Predicate<GuestState> isDone, Function<GuestState, Answer> call) {
        this.guard = guard;
        this.doing = doing;
        this.calls = calls;
        this.isDone = isDone;
        this.call = call;
        this.seen = new GuestState(guard.kind(), guard.id(), guard.node(), new TreeMap<>(), new TreeMap<>());
    }

    /** For guests under high availability. */
    GuestWork patient(boolean patient) {
        isPatient = patient;
        return this;
    }

    @Override
    public Look look() {
        return switch (guard.find()) {
            case Guard.Found.Gone() -> new Look.Stop(guard.gone());
            case Guard.Found.Another(GuestState other) -> new Look.Stop(guard.another(other));
            case Guard.Found.Unmarked(GuestState bare) -> new Look.Stop(guard.unmarked(bare));
            case Guard.Found.Ours(GuestState state) -> {
                seen = state;
                yield isDone.test(state) ? new Look.Already(guard.done(state)) : new Look.Go();
            }
        };
    }

    @Override
    public Answer call() {
        return call.apply(seen);
    }

    @Override
    public String tasks() {
        return "vmid=" + guard.id();
    }

    @Override
    public String node() {
        return seen.node();
    }

    @Override
    public String doing() {
        return doing + " guest %d on `%s`".formatted(guard.id(), seen.node());
    }

    @Override
    public int calls() {
        return calls;
    }

    @Override
    public boolean isPatient() {
        return isPatient;
    }
}
