package dev.homecroft.spi;

import dev.homecroft.state.Observation;
import dev.homecroft.state.Target;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A provider that can tell what changed since it read everything, without reading everything again. */
public interface QuickLook {
    /** Reads everything, and remembers from where on changes are to be looked for. */
    Glance readAll(Target target, ProviderContext context);

    /** Reads again what may have changed since then. Empty when nobody can tell what that is: everything has to be read. */
    Optional<Glance> readChanges(Target target, Glance since, ProviderContext context);

    /**
     * A look that another can go on from. Good for showing what changed; never for a change, which reads again what it is about.
     *
     * @param observation the whole target; what was not read now is as it was read before
     * @param fullAt when everything was read
     * @param read how many things were read now because they may have changed; all of them when everything was
     * @param memory what the provider wants to have back, by names of its own
     * @param unseen what a quick look can't see, in sentences; empty for a full one
     */
    record Glance(
            Observation observation, Instant fullAt, int read, SortedMap<String, String> memory, List<String> unseen) {
        public Glance {
            memory = Collections.unmodifiableSortedMap(new TreeMap<>(memory));
            unseen = List.copyOf(unseen);
        }

        /** One that nothing can go on from. */
        public static Glance last(Observation observation) {
            return new Glance(
                    observation, observation.at(), observation.objects().size(), new TreeMap<>(Map.of()), List.of());
        }
    }
}
