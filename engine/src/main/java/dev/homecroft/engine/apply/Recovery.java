package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks into a run whose process ended without a word, or of whose steps nobody could tell how they ended: asks about each
 * step that was begun and has no known outcome, writes the outcome down and closes the run. It makes no call of its own, but
 * a provider may bring to its end what is half done and provably that step's; a new plan does the rest.
 */
public final class Recovery {
    private final RunPorts ports;
    private final RetryPolicy policy;

    public Recovery(RunPorts ports, RetryPolicy policy) {
        this.ports = ports;
        this.policy = policy;
    }

    /**
     * What was found.
     *
     * @param steps those that were open, with their outcome
     * @param notes one for each of them, for people; problems of the journal too
     * @param closed whether the run is closed now; not when it was cancelled, or the journal can't be written
     */
    public record Findings(List<StepEnd> steps, List<Diagnostic> notes, boolean closed) {
        public Findings {
            steps = List.copyOf(steps);
            notes = List.copyOf(notes);
        }
    }

    /** Probes on the caller's thread, one step after the other, in the plan's order. */
    public Findings recover(Run run, Journal journal, Cancellation cancellation, Consumer<RunEvent> events) {
        Executor.requireProviders(run.plan(), ports);
        JournalGate gate = new JournalGate(journal);
        Crew crew = new CallersThread(ports.pauses());
        RunScope scope = new RunScope(ports, policy, gate, crew, cancellation, events);
        Map<StepId, Optional<String>> open = openSteps(run);
        List<StepEnd> ends = new ArrayList<>();
        List<Diagnostic> notes = new ArrayList<>();
        for (Step step : run.plan().steps()) {
            Optional<String> handle = open.getOrDefault(step.id(), Optional.empty());
            if (open.containsKey(step.id()) && !cancellation.isRequested() && !gate.isShut()) {
                StepEnd end = new StepWork(step, scope, () -> {}).lookInto(handle);
                ends.add(end);
                scope.tellNow(new RunEvent.StepEnded(scope.now(), end));
                if (end instanceof StepEnd.Ended ended) {
                    notes.add(Problems.recovered(run.id(), step.id(), ended.status()));
                }
            }
        }
        boolean allKnown = ends.size() == open.size() && ends.stream().allMatch(StepEnd.Ended.class::isInstance);
        boolean isSettled = ends.stream().noneMatch(StepEnd::isUnknown);
        boolean closed = allKnown && close(scope, isSettled ? RunStatus.INTERRUPTED : RunStatus.UNSETTLED);
        gate.problem().ifPresent(notes::add);
        return new Findings(ends, notes, closed);
    }

    private static boolean close(RunScope scope, RunStatus status) {
        try {
            scope.journal().end(status, scope.now());
            return true;
        } catch (CroftException notWritten) {
            return false;
        }
    }

    /** The steps with an intent and no known outcome after it, each with its last handle. */
    private static Map<StepId, Optional<String>> openSteps(Run run) {
        Map<StepId, Optional<String>> open = new LinkedHashMap<>();
        for (JournalEntry entry : run.journal()) {
            switch (entry) {
                case JournalEntry.Intent intent -> open.put(intent.step(), Optional.empty());
                case JournalEntry.Handle handle -> open.put(handle.step(), Optional.of(handle.handle()));
                case JournalEntry.Outcome outcome -> {
                    if (outcome.status() != OutcomeStatus.UNKNOWN) {
                        open.remove(outcome.step());
                    }
                }
            }
        }
        return open;
    }
}
