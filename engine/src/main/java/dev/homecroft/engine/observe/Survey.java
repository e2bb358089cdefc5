package dev.homecroft.engine.observe;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Observes many targets at once, one virtual thread each. One that fails never takes another with it. */
public final class Survey {
    private final ProviderContext context;
    private final Map<Target, Observation> before;

    /** @param before the last observation of each target, as far as there is one */
    public Survey(ProviderContext context, Map<Target, Observation> before) {
        this.context = context;
        this.before = Map.copyOf(before);
    }

    /** What each target shows now; a target that can't be read is there as unreachable. */
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
        return seen;
    }

    private Observation observe(Target target, Provider provider) {
        Observation now;
        try {
            now = provider.observe(target, context);
        } catch (CroftException expected) {
            now = Observation.unreachable(
                    target, context.clock().instant(), expected.diagnostics().getFirst());
        }
        Observation known = before.get(target);
        return known == null ? now : LastKnown.fill(now, known);
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
            return Observation.unreachable(target, context.clock().instant(), problem);
        }
    }
}
