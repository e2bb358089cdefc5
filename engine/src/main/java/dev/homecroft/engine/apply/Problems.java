package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of this room's diagnostics, and what makes those of others fit to be shown. */
final class Problems {
    private Problems() {}

    static Diagnostic bug(StepId step, Throwable bug) {
        return Diagnostic.error(ApplyCodes.INTERNAL_ERROR, "Homecroft made a mistake in step `" + step + "`.")
                .detail("A " + bug.getClass().getSimpleName()
                        + " where none can be. What the step did before is not known; the next plan looks.")
                .about(step.address())
                .hint("Please report it, with the log of this run.")
                .build();
    }

    static Diagnostic notOfACall(StepId step) {
        return Diagnostic.error(ApplyCodes.INTERNAL_ERROR, "Homecroft made a mistake in step `" + step + "`.")
                .detail("Its call said that nothing was done and not why.")
                .about(step.address())
                .hint("Please report it.")
                .build();
    }

    static Diagnostic journalBroken(RuntimeException fault) {
        Diagnostic.Builder problem =
                Diagnostic.error(ApplyCodes.JOURNAL_BROKEN, "The journal of this run can't be written any more.");
        String rest = " No further step was begun. How the running steps ended is looked into by the next run.";
        if (!(fault instanceof CroftException expected)) {
            return problem.detail(fault.getClass().getSimpleName() + "." + rest)
                    .hint("Plan again: `croft plan` first looks into this run.")
                    .build();
        }
        Diagnostic cause = expected.diagnostics().getFirst();
        problem.detail((cause.summary() + " " + cause.detail()).strip() + rest);
        cause.hints().forEach(problem::hint);
        return problem.hint("Then plan again: `croft plan` first looks into this run.")
                .build();
    }

    static Diagnostic abandoned() {
        return Diagnostic.error(ApplyCodes.RUN_ABANDONED, "The run was left while steps were running.")
                .detail("The next run looks into how they ended.")
                .build();
    }

    static Diagnostic cancelled(StepId step, Diagnostic reason) {
        return Diagnostic.note(
                        ApplyCodes.STEP_CANCELLED, "Step `" + step + "` was not tried again, for the run was stopped.")
                .detail(reason.summary())
                .about(step.address())
                .build();
    }

    static Diagnostic gaveUp(Diagnostic last, int attempts) {
        return with(last, "Given up after " + attempts + (attempts == 1 ? " attempt." : " attempts."));
    }

    static Diagnostic notDone(StepId step) {
        return Diagnostic.note(
                        ApplyCodes.STEP_RECOVERED, "Step `" + step + "` had not happened, and nothing is left of it.")
                .about(step.address())
                .build();
    }

    static Diagnostic recovered(String run, StepId step, OutcomeStatus status) {
        String what = switch (status) {
            case DONE -> "It had happened.";
            case NOT_DONE -> "It had not happened, and nothing is left of it.";
            case FAILED -> "It had failed, or happened in part.";
            case REFUSED -> "What is there is not what the plan expected; nothing was touched.";
            case UNKNOWN -> "Nobody can tell whether it happened.";
        };
        return Diagnostic.note(
                        ApplyCodes.STEP_RECOVERED, "Step `" + step + "` was under way when run " + run + " broke off.")
                .detail(what)
                .about(step.address())
                .build();
    }

    /** All that an exception carries as one diagnostic: the first, with the others' sentences as detail. */
    static Diagnostic of(CroftException fault) {
        List<Diagnostic> all = fault.diagnostics();
        if (all.size() == 1) {
            return all.getFirst();
        }
        String others = all.stream().skip(1).map(Diagnostic::summary).collect(Collectors.joining(" "));
        return with(all.getFirst(), others);
    }

    static Diagnostic redacted(Diagnostic problem, Redactor redactor) {
        List<Diagnostic.Context> contexts = new ArrayList<>();
        problem.contexts()
                .forEach(context ->
                        contexts.add(new Diagnostic.Context(context.range(), redactor.redact(context.label()))));
        return new Diagnostic(
                problem.severity(),
                problem.code(),
                redactor.redact(problem.summary()),
                redactor.redact(problem.detail()),
                problem.subject(),
                redactor.redact(problem.label()),
                contexts,
                problem.address(),
                problem.hints().stream().map(redactor::redact).toList());
    }

    private static Diagnostic with(Diagnostic problem, String sentence) {
        String detail = problem.detail().isEmpty() ? sentence : problem.detail() + " " + sentence;
        return new Diagnostic(
                problem.severity(),
                problem.code(),
                problem.summary(),
                detail,
                problem.subject(),
                problem.label(),
                problem.contexts(),
                problem.address(),
                problem.hints());
    }
}
