package dev.homecroft.app.crash;

import dev.homecroft.app.session.Stop;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.simulators.dns.DnsControl;
import dev.homecroft.simulators.dns.DnsFault;
import dev.homecroft.simulators.dns.DnsOperation;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.simulators.stage.FaultScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a process dies: at one of its calls or writes, or not at all. From its death on no request of it reaches anybody, and
 * nothing that it writes reaches the disk. It also keeps the list of everything that the process did.
 */
final class Fate implements FaultScript.Judge, DnsControl.Judge {
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

    private final Optional<Point> point;
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<String> deeds = new ArrayList<>();
    private final Stop stop = new Stop();
    private boolean isDoomed;
    private boolean isDead;

    private Fate(Optional<Point> point) {
        this.point = point;
    }

    static Fate diesAt(Point point) {
        return new Fate(Optional.of(point));
    }

    static Fate livesOn() {
        return new Fate(Optional.empty());
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

    /** Whether it was to die at a request of a number that the process never came to. */
    synchronized boolean endedBeforeItsRequest() {
        return point.map(Point::call)
                .filter(call -> call.startsWith(REQUEST + " #"))
                .map(call -> Integer.parseInt(call.substring(REQUEST.length() + 2)))
                .filter(number -> count(REQUEST) < number)
                .isPresent();
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
        boolean isRequest = arrives(REQUEST);
        boolean isChange = !deed.isEmpty() && arrives(CHANGE);
        boolean isDeed = !deed.isEmpty() && arrives(deed);
        boolean isTheOne = isRequest || isChange || isDeed;
        if (!isTheOne) {
            return Verdict.PASSES;
        }
        return switch (point.orElseThrow().moment()) {
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
        if (!isDead && (arrives("write " + what) || isDoomed)) {
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

    private boolean arrives(String what) {
        String call = what + " #" + counts.merge(what, 1, Integer::sum);
        if (!what.equals(REQUEST) && !what.equals(CHANGE)) {
            deeds.add(call);
        }
        return point.filter(last -> last.call().equals(call)).isPresent();
    }

    private void die() {
        isDead = true;
        stop.ask();
    }
}
