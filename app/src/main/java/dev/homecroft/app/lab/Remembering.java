package dev.homecroft.app.lab;

import dev.homecroft.engine.apply.RunResult;
import dev.homecroft.engine.apply.StepEnd;
import dev.homecroft.history.Applied;
import dev.homecroft.history.History;
import dev.homecroft.kernel.Address;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Identity;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Unchanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes into the history what a run has left: what was applied to each thing, and how long each step took. */
final class Remembering {
    private final History history;

    Remembering(History history) {
        this.history = history;
    }

    /**
     * Things whose steps all went well, and things that needed none, are as the lab wants them now.
     *
     * @param desired what the plan was made from
     */
    void run(
            Plan plan,
            RunResult result,
            Map<Address, DesiredResource> desired,
            Collection<Observation> observations,
            Instant now) {
        Map<Address, Identity> identities = identities(plan, result, observations);
        Set<Address> settled = settled(plan, result, identities.keySet());
        Map<Address, Applied> applied = new HashMap<>();
        for (Address thing : settled) {
            DesiredResource wanted = desired.get(thing);
            if (wanted != null) {
                Optional<Identity> identity = Optional.ofNullable(identities.get(thing));
                applied.put(thing, new Applied(wanted.fields(), identity, now));
            }
        }
        List<Address> gone = gone(plan, result);
        gone.forEach(applied::remove);
        history.applied(applied);
        history.forget(gone);
    }

    /** What is as declared without being ours was applied by somebody else. */
    private static Set<Address> settled(Plan plan, RunResult result, Set<Address> ours) {
        Set<Address> settled = new HashSet<>();
        plan.unchanged().stream().map(Unchanged::address).filter(ours::contains).forEach(settled::add);
        result.steps().stream()
                .filter(StepEnd::isDone)
                .forEach(end -> settled.add(end.step().address()));
        result.steps().stream()
                .filter(end -> !end.isDone())
                .forEach(end -> settled.remove(end.step().address()));
        return settled;
    }

    private static List<Address> gone(Plan plan, RunResult result) {
        Set<StepId> done = new HashSet<>();
        result.steps().stream().filter(StepEnd::isDone).forEach(end -> done.add(end.step()));
        return plan.steps().stream()
                .filter(step -> step.action() == Action.DELETE && done.contains(step.id()))
                .map(step -> step.id().address())
                .distinct()
                .toList();
    }

    private static Map<Address, Identity> identities(
            Plan plan, RunResult result, Collection<Observation> observations) {
        Map<Address, Identity> identities = new HashMap<>();
        for (Observation observation : observations) {
            for (ObservedObject object : observation.objects()) {
                object.mark()
                        .filter(mark -> mark.lab().equals(plan.header().labId()))
                        .filter(mark -> object.identity().filter(mark::isFor).isPresent())
                        .ifPresent(mark ->
                                identities.put(mark.address(), object.identity().orElseThrow()));
            }
        }
        for (Step step : plan.steps()) {
            step.expects()
                    .map(Expectation::identity)
                    .ifPresent(known -> identities.put(step.id().address(), known));
        }
        for (StepEnd end : result.steps()) {
            if (end instanceof StepEnd.Ended ended && ended.identity().isPresent()) {
                identities.put(end.step().address(), ended.identity().get());
            }
        }
        return identities;
    }

    /** Times from the last intent of each step that went well to its outcome. */
    void durations(Run run) {
        Map<StepId, Step> steps = new HashMap<>();
        run.plan().steps().forEach(step -> steps.put(step.id(), step));
        Map<StepId, Instant> begun = new HashMap<>();
        List<History.Took> times = new ArrayList<>();
        for (JournalEntry entry : run.journal()) {
            switch (entry) {
                case JournalEntry.Intent intent -> begun.put(intent.step(), intent.at());
                case JournalEntry.Handle _ -> {}
                case JournalEntry.Outcome outcome -> {
                    Step step = steps.get(outcome.step());
                    Instant start = begun.get(outcome.step());
                    if (step != null && start != null && outcome.status() == OutcomeStatus.DONE) {
                        times.add(new History.Took(
                                new History.Usual(step.target(), step.operation()),
                                Duration.between(start, outcome.at()),
                                outcome.at()));
                    }
                }
            }
        }
        history.took(times);
    }
}
