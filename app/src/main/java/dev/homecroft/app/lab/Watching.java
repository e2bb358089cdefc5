package dev.homecroft.app.lab;

import dev.homecroft.app.session.RunWatcher;
import dev.homecroft.engine.apply.RunEvent;
import dev.homecroft.engine.apply.StepEnd;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells a watcher, who thinks in steps, what the executor says in events. */
final class Watching implements Consumer<RunEvent> {
    private final Map<StepId, Step> steps = new HashMap<>();
    private final RunWatcher watcher;

    Watching(Plan plan, RunWatcher watcher) {
        plan.steps().forEach(step -> steps.put(step.id(), step));
        this.watcher = watcher;
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.StepStarted started -> watcher.begun(step(started.step()));
            case RunEvent.Progress progress ->
                watcher.progress(step(progress.step()), progress.fraction(), progress.words());
            case RunEvent.Retrying retrying ->
                watcher.retrying(step(retrying.step()), retrying.reason(), retrying.after(), retrying.attempt());
            case RunEvent.Probing probing -> watcher.waiting(step(probing.step()), "asks whether it happened");
            case RunEvent.StepEnded ended -> ended(ended.end());
            case RunEvent.RunStarted _, RunEvent.Waiting _, RunEvent.RunEnded _ -> {}
        }
    }

    private void ended(StepEnd end) {
        switch (end) {
            case StepEnd.Ended ended ->
                watcher.ended(step(ended.step()), ended.status(), ended.problem(), ended.warnings());
            case StepEnd.Open open ->
                watcher.ended(step(open.step()), OutcomeStatus.UNKNOWN, Optional.empty(), List.of());
            case StepEnd.NotBegun _ -> {}
        }
    }

    private Step step(StepId id) {
        Step step = steps.get(id);
        if (step == null) {
            throw new IllegalStateException("an event of a step that is not in the plan: " + id);
        }
        return step;
    }
}
