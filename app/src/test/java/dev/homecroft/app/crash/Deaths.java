package dev.homecroft.app.crash;

import dev.homecroft.app.crash.Fate.Moment;
import dev.homecroft.app.crash.Fate.Point;
import dev.homecroft.state.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends one process after the other, each at another kind of call.
 *
 * <p>Which call of its kind it is counts over all processes; which moment it is changes from kind to kind.
 */
final class Deaths {
    /** Kinds that write the register before their own call. */
    private static final Set<String> REGISTERED =
            Set.of("role", "storage", "acl", "metric-server", "acme-plugin", "acme-certificate", "firewall", "sdn");

    private static final List<Moment> MOMENTS = List.of(Moment.values());

    private final int turn;
    private final int time;
    private final int every;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Point> deaths = new ArrayList<>();

    /**
     * @param turn shifts the moments
     * @param time how often a kind of call has to come
     * @param every how many kinds there are for each deadly one
     */
    Deaths(int turn, int time, int every) {
        this.turn = turn;
        this.time = time;
        this.every = every;
    }

    /** The life of the next process. */
    Fate next() {
        AtomicReference<Fate> own = new AtomicReference<>();
        Fate fate = Fate.by(call ->
                moment(call, Optional.ofNullable(own.get()).map(Fate::steps).orElse(Set.of())));
        own.set(fate);
        return fate;
    }

    private Optional<Moment> moment(String call, Set<StepId> steps) {
        boolean isLook = call.startsWith(Fate.REQUEST + " #") || call.startsWith(Fate.CHANGE + " #");
        if (isLook || call.startsWith("write ")) {
            return Optional.empty();
        }
        String kind = kind(call) + of(call, steps);
        int count = seen.merge(kind, 1, Integer::sum);
        int number = seen.size();
        if (count != time || (number + turn) % every != 0) {
            return Optional.empty();
        }
        Moment moment = MOMENTS.get((number / every + turn) % MOMENTS.size());
        deaths.add(new Point(kind, moment));
        return Optional.of(moment);
    }

    /** Calls by what they are, whichever guest or node it is done to. */
    static String kind(String call) {
        return call.replaceAll(" #[0-9]+$", "").replaceAll("pve[0-9]|[0-9]{3}(-[0-9])?", "*");
    }

    /** Whose line it is that is written into the register. */
    private static String of(String call, Set<StepId> steps) {
        Set<String> words = new TreeSet<>();
        steps.stream()
                .filter(step -> REGISTERED.contains(step.address().kind()))
                .forEach(step -> words.add(step.address().kind()));
        return call.startsWith("PUT /cluster/options #") ? " for " + words : "";
    }

    int count() {
        return deaths.size();
    }

    List<Point> all() {
        return List.copyOf(deaths);
    }

    @Override
    public String toString() {
        return time + "-" + turn;
    }
}
