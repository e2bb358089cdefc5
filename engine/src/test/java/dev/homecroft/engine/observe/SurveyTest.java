package dev.homecroft.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.engine.plan.ToyProvider;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SurveyTest {
    private static final Instant EARLIER = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = EARLIER.plusSeconds(60);
    private static final List<Target> TARGETS =
            List.of(new Target("box", "one"), new Target("box", "two"), new Target("box", "three"));

    private final List<Thread> readers = new ArrayList<>();

    private Map<Target, Observation> before() {
        readers.add(Thread.currentThread());
        Map<Target, Observation> seen = new TreeMap<>();
        TARGETS.forEach(target -> seen.put(target, seen(target, EARLIER)));
        return seen;
    }

    private static Observation seen(Target target, Instant at) {
        ObservedObject thing = new ObservedObject(
                new ObjectRef(target, "1"),
                "thing",
                "thing",
                Optional.empty(),
                Optional.empty(),
                Fields.EMPTY,
                Fields.EMPTY,
                Freshness.FRESH);
        return new Observation(target, at, Freshness.FRESH, List.of(thing), List.of());
    }

    private SortedMap<Target, Observation> ask(Asking asking) {
        Map<Target, Provider> targets = new TreeMap<>();
        TARGETS.forEach(target -> targets.put(target, new ToyProvider()));
        return new Survey(asking, () -> NOW, this::before).observe(targets);
    }

    @Test
    void whatWasSeenLastIsNotReadWhenAllAnswer() {
        assertThat(ask((_, target) -> seen(target, NOW)).values()).allMatch(LastKnown::isWhole);
        assertThat(readers).isEmpty();
    }

    /** The history is for one thread at a time. */
    @Test
    void itIsReadOnceAndByTheCallerHoweverManyAreSilent() {
        SortedMap<Target, Observation> seen = ask((_, _) -> {
            throw new CroftException(
                    Diagnostic.error("toy-silent", "It says nothing.").build());
        });
        assertThat(readers).containsExactly(Thread.currentThread());
        assertThat(seen.values()).allSatisfy(observation -> {
            assertThat(observation.freshness()).isInstanceOf(Freshness.Unreachable.class);
            assertThat(observation.objects())
                    .singleElement()
                    .satisfies(thing -> assertThat(thing.freshness()).isInstanceOf(Freshness.Stale.class));
        });
    }
}
