package dev.homecroft.engine.apply;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.RunStatus;
import java.util.List;

/**
 * How a run ended.
 *
 * @param steps one for each step of the plan, in the plan's order
 * @param problems of the run as a whole, such as a journal that can't be written
 */
public record RunResult(RunStatus status, List<StepEnd> steps, List<Diagnostic> problems) {
    public RunResult {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    public long done() {
        return steps.stream().filter(StepEnd::isDone).count();
    }
}
