package dev.homecroft.app.crash;

import dev.homecroft.app.session.Stop;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.simulators.dns.DnsControl;
import dev.homecroft.simulators.dns.DnsFault;
import dev.homecroft.simulators.dns.DnsOperation;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.state.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When a process dies: at one of its calls or writes, or not at all. From its death on no request of it reaches anybody, and
 * nothing that it writes reaches the disk. It also keeps the list of everything that the process did.
 */
public final class Fate implements FaultScript.Judge, DnsControl.Judge {
    /** Counts every request, those that only read too. */
    static final String REQUEST = "request";

    /** Counts every request that is not only a look. */
    static final String CHANGE = "change";

    enum Moment {
        /** The call never gets there. */
        BEFORE_THE_CALL,
        /** It takes effect, and nobody hears of it. */
        AFTER_THE_CALL,
        /** The process hears of it, and dies when it is about to write something down. */
        AFTER_THE_REPLY
    }

    /** @param call what and the how manieth of its kind, such as {@code POST /nodes/pve-1/qemu #2} */
    record Point(String call, Moment moment) {}

    private enum Verdict {
        PASSES,
        LOST,
        LAST
    }

    private final Doom doom;
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<String> deeds = new ArrayList<>();
    private final Set<StepId> steps = new HashSet<>();
    private final Stop stop = new Stop();
    private boolean isDoomed;
    private boolean isDead;

    /** Says what ends a process. Asked for each request and write, in order, from one thread at a time. */
    @FunctionalInterface
    interface Doom {
        /** @param call as a point names it */
        Optional<Moment> at(String call);
    }

    private Fate(Doom doom) {
        this.doom = doom;
    }

    static Fate diesAt(Point point) {
        return new Fate(call -> point.call().equals(call) ? Optional.of(point.moment()) : Optional.empty());
    }

    static Fate by(Doom doom) {
        return new Fate(doom);
    }

    static Fate livesOn() {
        return new Fate(_ -> Optional.empty());
    }

    /** Every call and write that is not only a look, as points name them, in order. */
    synchronized List<String> deeds() {
        return List.copyOf(deeds);
    }

    synchronized int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    synchronized boolean isDead() {
        return isDead;
    }

    /** Whether the process never came to this request. */
    synchronized boolean endedBefore(Point point) {
        String request = REQUEST + " #";
        return point.call().startsWith(request)
                && count(REQUEST) < Integer.parseInt(point.call().substring(request.length()));
    }

    synchronized void begins(StepId step) {
        steps.add(step);
    }

    synchronized void ends(StepId step) {
        steps.remove(step);
    }

    /** Steps that are being carried out now. */
    synchronized Set<StepId> steps() {
        return Set.copyOf(steps);
    }

    /** Asked once when it happens, so that no step is begun any more. */
    Stop stop() {
        return stop;
    }

    @Override
    public Optional<Fault> verdict(String method, String path) {
        return switch (request(method.equals("GET") ? "" : method + " " + path)) {
            case PASSES -> Optional.empty();
            case LOST -> Optional.of(new Fault.DropsBefore());
            case LAST -> Optional.of(new Fault.DropsAfter());
        };
    }

    @Override
    public Optional<DnsFault> verdict(DnsOperation operation, String name) {
        return switch (request(operation == DnsOperation.UPDATE ? "UPDATE " + name : "")) {
            // An answer that says nothing happened is as good as none, and nobody waits for it.
            case LOST -> Optional.of(DnsFault.Answer.servfail());
            case PASSES, LAST -> Optional.empty();
        };
    }

    private synchronized Verdict request(String deed) {
        if (isDead) {
            return Verdict.LOST;
        }
        Optional<Moment> request = arrives(REQUEST);
        Optional<Moment> change = deed.isEmpty() ? Optional.empty() : arrives(CHANGE);
        Optional<Moment> own = deed.isEmpty() ? Optional.empty() : arrives(deed);
        Optional<Moment> moment = request.or(() -> change).or(() -> own);
        if (moment.isEmpty()) {
            return Verdict.PASSES;
        }
        return switch (moment.get()) {
            case BEFORE_THE_CALL -> {
                die();
                yield Verdict.LOST;
            }
            case AFTER_THE_CALL -> {
                die();
                yield Verdict.LAST;
            }
            case AFTER_THE_REPLY -> {
                isDoomed = true;
                yield Verdict.PASSES;
            }
        };
    }

    /** The process is about to write this; throws CroftException when it does not live to do it. */
    synchronized void writes(String what) {
        if (!isDead && (arrives("write " + what).isPresent() || isDoomed)) {
            die();
        }
        requireLife();
    }

    synchronized void requireLife() {
        if (isDead) {
            throw new CroftException(
                    Diagnostic.error("dead", "This process is dead.").build());
        }
    }

    private Optional<Moment> arrives(String what) {
        String call = what + " #" + counts.merge(what, 1, Integer::sum);
        if (!what.equals(REQUEST) && !what.equals(CHANGE)) {
            deeds.add(call);
        }
        return doom.at(call);
    }

    private void die() {
        isDead = true;
        stop.ask();
    }
}
