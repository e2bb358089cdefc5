package dev.homecroft.providers.proxmox.work;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.reading.GuestState;
import java.util.Optional;
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
    private Optional<Integer> patience = Optional.empty();
    private boolean isRefusedWhenDone;
    private boolean wasCalled;
    private boolean isLookedInto;
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

    /** For what the server does by itself some time later. */
    GuestWork patient(int times) {
        patience = Optional.of(times);
        return patient(true);
    }

    /**
     * For calls that the server refuses when there is nothing to do, with an effect that is told by where the guest was: before the
     * first call only the guard looks, and after it only the effect is looked at, as long as that is there.
     */
    GuestWork refusedWhenDone() {
        isRefusedWhenDone = true;
        return this;
    }

    @Override
    public Look look() {
        return isRefusedWhenDone && wasCalled && isDoneWhereSeen() ? new Look.Already(guard.done(seen)) : lookAround();
    }

    private boolean isDoneWhereSeen() {
        try {
            return isDone.test(seen);
        } catch (CroftException movedOrSilent) {
            return false;
        }
    }

    private Look lookAround() {
        return guard.look(() -> new Look.Stop(guard.gone()), state -> {
            seen = state;
            boolean isAsked = !isRefusedWhenDone || wasCalled || isLookedInto;
            return isAsked && isDone.test(state) ? new Look.Already(guard.done(state)) : new Look.Go();
        });
    }

    @Override
    public void lookInto() {
        isLookedInto = true;
    }

    @Override
    public Answer call() {
        wasCalled = true;
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

    @Override
    public int patience() {
        return patience.orElseGet(Work.super::patience);
    }
}
