package dev.homecroft.app.crash;

import dev.homecroft.app.crash.Fate.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Ends one process after the other: once at each deed that an undisturbed one does, all at the same moment of theirs. What one
 * began the next goes on with, so all deaths together cost one plan each, and not one lab each.
 */
final class EveryDeed {
    private final Moment moment;
    private final boolean isMadeAgain;
    private final Map<String, Integer> there = new HashMap<>();
    private final Map<String, Integer> died = new HashMap<>();
    private final Map<String, Integer> happened = new HashMap<>();
    private int deaths;

    /** @param isMadeAgain whether the next process begins with the same deed */
    private EveryDeed(List<String> deeds, Predicate<String> which, Moment moment, boolean isMadeAgain) {
        this.moment = moment;
        this.isMadeAgain = isMadeAgain;
        deeds.stream().filter(which).forEach(deed -> there.merge(what(deed), 1, Integer::sum));
    }

    /** @param deeds as {@link Fate#deeds()} of an undisturbed process */
    static EveryDeed calls(List<String> deeds, Moment moment) {
        return new EveryDeed(deeds, deed -> !deed.startsWith("write "), moment, moment == Moment.BEFORE_THE_CALL);
    }

    /**
     * Between two writes nothing is different on disk, so there is one moment only. What was not written is found out by the next
     * process in another way, and often not written at all.
     */
    static EveryDeed writes(List<String> deeds) {
        return new EveryDeed(deeds, deed -> deed.startsWith("write "), Moment.BEFORE_THE_CALL, false);
    }

    /** The life of the next process. */
    Fate next() {
        return Fate.by(this::moment);
    }

    /** A deed that the next process makes again is to happen then. */
    private Optional<Moment> moment(String call) {
        String what = what(call);
        int before = died.getOrDefault(what, 0);
        boolean isDeadly = before < there.getOrDefault(what, 0) && before <= happened.getOrDefault(what, 0);
        if (!isDeadly || !isMadeAgain) {
            happened.merge(what, 1, Integer::sum);
        }
        if (!isDeadly) {
            return Optional.empty();
        }
        died.merge(what, 1, Integer::sum);
        deaths++;
        return Optional.of(moment);
    }

    private static String what(String call) {
        return call.replaceAll(" #[0-9]+$", "");
    }

    int deaths() {
        return deaths;
    }

    /** How many deaths there are to die. */
    int all() {
        return there.values().stream().mapToInt(Integer::intValue).sum();
    }
}
