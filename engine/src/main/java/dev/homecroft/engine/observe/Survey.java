package dev.homecroft.engine.observe;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Target;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Observes many targets at once, one virtual thread each. One that fails never takes another with it. */
public final class Survey {
    private final Asking asking;
    private final InstantSource clock;
    private final Supplier<Map<Target, Observation>> before;

    /** @param before the last observation of each target, as far as there is one; asked for only where it is needed */
    public Survey(Asking asking, InstantSource clock, Supplier<Map<Target, Observation>> before) {
        this.asking = asking;
        this.clock = clock;
        this.before = before;
    }

    /** What each target shows now; a target that can't be read is there as unreachable, with what it showed last. */
    public SortedMap<Target, Observation> observe(Map<Target, Provider> targets) {
        SortedMap<Target, Observation> seen = new TreeMap<>();
        List<Map.Entry<Target, Future<Observation>>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new TreeMap<>(targets)
                    .forEach((target, provider) ->
                            asked.add(Map.entry(target, threads.submit(() -> observe(target, provider)))));
            for (Map.Entry<Target, Future<Observation>> question : asked) {
                seen.put(question.getKey(), answer(question.getKey(), question.getValue()));
            }
        }
        if (!seen.values().stream().allMatch(LastKnown::isWhole)) {
            // Once, and by the thread that called: the history is for one thread at a time.
            Map<Target, Observation> known = before.get();
            seen.replaceAll((target, now) -> Optional.ofNullable(known.get(target))
                    .map(last -> LastKnown.fill(now, last))
                    .orElse(now));
        }
        return seen;
    }

    private Observation observe(Target target, Provider provider) {
        try {
            return asking.ask(provider, target);
        } catch (CroftException expected) {
            return Observation.unreachable(
                    target, clock.instant(), expected.diagnostics().getFirst());
        }
    }

    private Observation answer(Target target, Future<Observation> question) {
        try {
            return question.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("observing " + target, bug.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            Diagnostic problem = Diagnostic.error(
                            "interrupted", "`%s` was not read to the end.".formatted(target.name()))
                    .build();
            return Observation.unreachable(target, clock.instant(), problem);
        }
    }
}
