package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Plan;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of one plan. Its own thread decides and tells; workers call. */
final class RunLoop {
    private final Plan plan;
    private final RunScope scope;
    private final Schedule schedule;
    private final Map<StepId, Thread> running = new LinkedHashMap<>();
    private final Map<StepId, StepEnd> ends = new HashMap<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    RunLoop(Plan plan, RunScope scope) {
        this.plan = plan;
        this.scope = scope;
        this.schedule = new Schedule(plan);
    }

    RunResult run() {
        Runnable wake = () -> scope.crew().post(() -> {});
        scope.cancellation().listen(wake);
        try {
            tell(new RunEvent.RunStarted(scope.now(), plan));
            work();
        } finally {
            scope.cancellation().unlisten(wake);
        }
        return finish();
    }

    private void work() {
        boolean first = true;
        while (true) {
            if (!isStopping()) {
                schedule.begin().forEach(this::begin);
                tellWhoWaits(first);
                first = false;
            }
            if (running.isEmpty() || scope.cancellation().isAbandoned()) {
                return;
            }
            next().run();
        }
    }

    private boolean isStopping() {
        return scope.cancellation().isRequested() || scope.journal().isShut();
    }

    private Runnable next() {
        try {
            return scope.crew().take();
        } catch (InterruptedException asked) {
            // Whoever interrupts the run's thread wants it to end, as with Ctrl-C.
            scope.cancellation().request();
            return () -> {};
        }
    }

    private void begin(Step step) {
        tell(new RunEvent.StepStarted(scope.now(), step.id()));
        StepWork work = new StepWork(step, scope, () -> scope.crew().post(() -> schedule.free(step)));
        running.put(step.id(), scope.crew().fork("step " + step.id(), () -> {
            StepEnd end = new StepEnd.Open(step.id());
            try {
                end = work.carryOut();
            } finally {
                StepEnd known = end;
                scope.crew().post(() -> ended(step, known));
            }
        }));
    }

    private void ended(Step step, StepEnd end) {
        running.remove(step.id());
        settle(end);
        if (end.isDone()) {
            schedule.done(step);
            return;
        }
        for (Step lost : schedule.notDone(step)) {
            settle(new StepEnd.NotBegun(lost.id(), Optional.of(step.id())));
        }
    }

    private void settle(StepEnd end) {
        ends.put(end.step(), end);
        tell(new RunEvent.StepEnded(scope.now(), end));
    }

    private void tellWhoWaits(boolean first) {
        if (first) {
            for (Step step : plan.steps()) {
                if (!step.after().isEmpty()) {
                    tell(new RunEvent.Waiting(scope.now(), step.id(), step.after(), List.of()));
                }
            }
        }
        schedule.lackingSlots()
                .forEach((step, slots) -> tell(new RunEvent.Waiting(scope.now(), step, List.of(), slots)));
    }

    private RunResult finish() {
        if (scope.cancellation().isAbandoned() && isAnythingOpen()) {
            abandon();
        }
        for (Step step : plan.steps()) {
            if (!ends.containsKey(step.id())) {
                settle(new StepEnd.NotBegun(step.id(), Optional.empty()));
            }
        }
        RunStatus status = status();
        if (!isAnythingOpen() && !scope.journal().isShut()) {
            end(status);
        }
        scope.journal().problem().ifPresent(problems::add);
        List<StepEnd> inOrder = plan.steps().stream()
                .map(step -> ends.getOrDefault(step.id(), new StepEnd.Open(step.id())))
                .toList();
        RunResult result = new RunResult(scope.journal().isShut() ? worst(status) : status, inOrder, problems);
        tell(new RunEvent.RunEnded(scope.now(), result));
        return result;
    }

    /** Also a step that noticed by itself that it is being left. */
    private boolean isAnythingOpen() {
        return !running.isEmpty() || ends.values().stream().anyMatch(StepEnd.Open.class::isInstance);
    }

    private void end(RunStatus status) {
        try {
            scope.journal().end(status, scope.now());
        } catch (CroftException notWritten) {
            // The gate keeps the problem; it is told with the result.
        }
    }

    private void abandon() {
        scope.journal().shut(Problems.abandoned());
        running.forEach((step, thread) -> {
            thread.interrupt();
            settle(new StepEnd.Open(step));
        });
    }

    private RunStatus status() {
        boolean allDone = ends.values().stream().allMatch(StepEnd::isDone);
        if (allDone) {
            return RunStatus.DONE;
        }
        boolean isUnsettled = ends.values().stream().anyMatch(StepEnd::isUnknown);
        if (isUnsettled) {
            return RunStatus.UNSETTLED;
        }
        return scope.cancellation().isRequested() ? RunStatus.CANCELLED : RunStatus.FAILED;
    }

    private RunStatus worst(RunStatus status) {
        return status == RunStatus.DONE ? RunStatus.FAILED : status;
    }

    /** On the run's own thread already. */
    private void tell(RunEvent event) {
        scope.tellNow(event);
    }
}
