package dev.homecroft.engine.observe;

import dev.homecroft.state.Freshness;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what was seen before in the place of what can't be read now, marked as stale. A stale object only makes the planner
 * wait; nothing is ever done to one.
 */
final class LastKnown {
    private LastKnown() {}

    /** Whether nothing of it has to come from before. */
    static boolean isWhole(Observation now) {
        return now.freshness() instanceof Freshness.Fresh
                && now.objects().stream().allMatch(ObservedObject::isFresh);
    }

    static Observation fill(Observation now, Observation before) {
        return switch (now.freshness()) {
            case Freshness.Unreachable(String why) -> with(now, stale(before, why));
            case Freshness.Stale(Instant _, String _) -> now;
            case Freshness.Fresh() -> fillObjects(now, before);
        };
    }

    private static Observation fillObjects(Observation now, Observation before) {
        if (isWhole(now)) {
            return now;
        }
        Map<ObjectRef, ObservedObject> known = new HashMap<>();
        before.objects().forEach(object -> known.put(object.ref(), object));
        List<ObservedObject> filled = now.objects().stream()
                .map(object -> switch (object.freshness()) {
                    case Freshness.Unreachable(String why) ->
                        known.containsKey(object.ref())
                                ? aged(known.getOrDefault(object.ref(), object), before.at(), why)
                                : object;
                    case Freshness.Fresh() -> object;
                    case Freshness.Stale(Instant _, String _) -> object;
                })
                .toList();
        return with(now, filled);
    }

    private static List<ObservedObject> stale(Observation before, String why) {
        return before.objects().stream()
                .map(object -> aged(object, before.at(), why))
                .toList();
    }

    private static ObservedObject aged(ObservedObject object, Instant at, String why) {
        return switch (object.freshness()) {
            case Freshness.Fresh() -> object.withFreshness(new Freshness.Stale(at, why));
            case Freshness.Stale(Instant since, String _) -> object.withFreshness(new Freshness.Stale(since, why));
            case Freshness.Unreachable(String _) -> object;
        };
    }

    private static Observation with(Observation now, List<ObservedObject> objects) {
        return new Observation(now.target(), now.at(), now.freshness(), objects, now.problems());
    }
}
