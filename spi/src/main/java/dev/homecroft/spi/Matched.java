package dev.homecroft.spi;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * What the engine found out about one provider's things by the identity law, ready to be diffed.
 *
 * @param missing desired, and certainly not there
 * @param present desired, and ours beyond doubt
 * @param adoptions desired, not ours, and the user asked to take this object over
 * @param removals ours beyond doubt, and to go away
 * @param observations everything observed on each target, for ids and capacity; foreign objects included
 */
public record Matched(
        List<Missing> missing,
        List<Present> present,
        List<Adoption> adoptions,
        List<Removal> removals,
        SortedMap<Target, Observation> observations) {
    public Matched {
        missing = List.copyOf(missing);
        present = List.copyOf(present);
        adoptions = List.copyOf(adoptions);
        removals = List.copyOf(removals);
    }

    /** Only the things that are meant; everything observed stays. */
    public Matched about(Predicate<Address> isMeant) {
        return new Matched(
                missing.stream()
                        .filter(thing -> isMeant.test(thing.desired().address()))
                        .toList(),
                present.stream()
                        .filter(thing -> isMeant.test(thing.desired().address()))
                        .toList(),
                adoptions.stream()
                        .filter(thing -> isMeant.test(thing.desired().address()))
                        .toList(),
                removals.stream()
                        .filter(thing -> thing.observed()
                                .mark()
                                .filter(mark -> isMeant.test(mark.address()))
                                .isPresent())
                        .toList(),
                observations);
    }

    /** All things that the lab declares, but for those that go away. */
    public List<DesiredResource> desired() {
        List<DesiredResource> all = new ArrayList<>();
        missing.forEach(thing -> all.add(thing.desired()));
        present.forEach(thing -> all.add(thing.desired()));
        adoptions.forEach(thing -> all.add(thing.desired()));
        return all;
    }

    /** @param lastApplied what we applied last under this address, if we know; the object of then is gone */
    public record Missing(DesiredResource desired, Optional<Fields> lastApplied) {}

    /** @param lastApplied what we applied last, if we know */
    public record Present(DesiredResource desired, ObservedObject observed, Optional<Fields> lastApplied) {}

    public record Adoption(DesiredResource desired, ObservedObject observed) {}

    /**
     * @param named whether the user named it, so that destructive steps may be planned
     * @param desired what the lab says of it, when it is declared and removed by wish all the same
     */
    public record Removal(ObservedObject observed, Reason reason, boolean named, Optional<DesiredResource> desired) {}
}
