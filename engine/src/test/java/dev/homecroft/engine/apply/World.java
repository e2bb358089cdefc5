package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A small outside system and its provider in one: each step makes its thing once, after its estimate, or as scripted. */
final class World implements Provider {
    static final Target TARGET = new Target("world", "one");

    /** How often each thing was made. */
    final Map<StepId, Integer> made = new TreeMap<>();

    final List<StepId> calls = new ArrayList<>();
    final List<Optional<String>> probedWith = new ArrayList<>();
    private final Map<StepId, Deque<Act>> script = new HashMap<>();
    private final Map<StepId, Deque<Act>> probes = new HashMap<>();
    private boolean dead;

    interface Act {
        StepResult act(Step step, StepContext context);
    }

    /** The next call of the step does this instead; several are done one after the other. */
    World on(StepId step, Act act) {
        script.computeIfAbsent(step, _ -> new ArrayDeque<>()).add(act);
        return this;
    }

    World onProbe(StepId step, Act act) {
        probes.computeIfAbsent(step, _ -> new ArrayDeque<>()).add(act);
        return this;
    }

    /** As if the machine that drives it had lost power: no call gets through. */
    synchronized void die() {
        dead = true;
    }

    synchronized void revive() {
        dead = false;
    }

    synchronized StepResult make(StepId step) {
        requireAlive();
        made.merge(step, 1, Integer::sum);
        return StepResult.done();
    }

    @Override
    public StepResult apply(Step step, StepContext context) {
        Optional<Act> act;
        synchronized (this) {
            requireAlive();
            calls.add(step.id());
            act = next(script, step);
        }
        if (act.isPresent()) {
            return act.get().act(step, context);
        }
        context.pause(step.estimate().orElse(Duration.ofSeconds(1)));
        return make(step.id());
    }

    @Override
    public StepResult probe(Step step, Optional<String> handle, StepContext context) {
        Optional<Act> act;
        synchronized (this) {
            requireAlive();
            probedWith.add(handle);
            act = next(probes, step);
        }
        if (act.isPresent()) {
            return act.get().act(step, context);
        }
        return isMade(step.id()) ? StepResult.done() : new StepResult.NotDone();
    }

    private synchronized boolean isMade(StepId step) {
        return made.containsKey(step);
    }

    private static Optional<Act> next(Map<StepId, Deque<Act>> acts, Step step) {
        return Optional.ofNullable(acts.get(step.id())).map(Deque::poll);
    }

    private void requireAlive() {
        if (dead) {
            throw new CroftException(
                    Diagnostic.error("world-dead", "Nobody is there.").build());
        }
    }

    @Override
    public Description describe() {
        return new Description("world", "World", Set.of("guest"), Set.of());
    }

    @Override
    public Projection project(Lab lab) {
        return new Projection(List.of(), List.of(), List.of());
    }

    @Override
    public Observation observe(Target target, ProviderContext context) {
        return new Observation(target, context.clock().instant(), Freshness.FRESH, List.of(), List.of());
    }

    @Override
    public Proposal diff(Matched matched, DiffContext context) {
        return new Proposal(List.of(), List.of(), List.of(), List.of(), Map.of());
    }
}
