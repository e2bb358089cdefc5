package dev.homecroft.app.cli;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Stop;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.views.DiagnosticView;
import dev.homecroft.views.HistoryView;
import dev.homecroft.views.PlanView;
import dev.homecroft.views.RunSummary;
import dev.homecroft.views.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows a plan, asks, carries it out and tells how it went. The same for all commands that change something. */
final class Applying {
    private final InstantSource clock;
    private final Interrupts interrupts;

    Applying(InstantSource clock, Interrupts interrupts) {
        this.clock = clock;
        this.interrupts = interrupts;
    }

    /** The whole way, and how it ended. */
    ExitCode run(LabSession session, Plan plan, Call call) {
        Opened.tell(session, call);
        if (plan.isEmpty()) {
            show(session, plan, call);
            return withoutSteps(plan);
        }
        call.say(text(plan, call));
        if (!isConfirmed(session, plan, call)) {
            call.say("Nothing was done.\n");
            return ExitCode.REFUSED;
        }
        Run run = carryOut(session, plan, call);
        if (call.json()) {
            call.terminal().out().print(JsonText.pretty(HistoryView.json(run)));
        }
        return code(run);
    }

    /** The plan itself, and nothing more. */
    void show(LabSession session, Plan plan, Call call) {
        call.terminal().out().print(call.json() ? session.write(plan) : text(plan, call));
    }

    String text(Plan plan, Call call) {
        return new PlanView(call.terminal().paper(), clock.instant(), false).text(plan);
    }

    /** Shows what was refused as refusals, if that is all there is to say of the plan. */
    static Optional<ExitCode> refusal(Plan plan, Call call) {
        List<Blocked> refused = plan.blocked();
        if (refused.isEmpty() || !plan.isEmpty()) {
            return Optional.empty();
        }
        List<Diagnostic> problems = refused.stream().map(Blocked::problem).toList();
        if (!call.json()) {
            DiagnosticView view = call.problems();
            problems.forEach(problem -> call.terminal().err().print(view.text(problem, Endings.word(problem))));
            return Optional.of(Endings.code(problems));
        }
        return Optional.empty();
    }

    private static ExitCode withoutSteps(Plan plan) {
        if (!plan.blocked().isEmpty()) {
            return Endings.code(plan.blocked().stream().map(Blocked::problem).toList());
        }
        return plan.held().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static boolean isConfirmed(LabSession session, Plan plan, Call call) {
        String steps = Words.count(plan.steps().size(), "step");
        return isAgreed(session, plan.steps().size() == 1 ? "Apply this step?" : "Apply these " + steps + "?", call);
    }

    /** Asks, unless nobody has to be asked; throws CroftException when somebody has to and nobody is there. */
    static boolean isAgreed(LabSession session, String question, Call call) {
        if (call.has(Options.YES) || session.isSandbox()) {
            return true;
        }
        if (!call.terminal().asks() || call.json()) {
            throw Problems.notConfirmed();
        }
        return call.terminal()
                .ask("\n" + question + " [y/N]")
                .map(answer -> answer.toLowerCase(Locale.ROOT))
                .filter(answer -> answer.equals("y") || answer.equals("yes"))
                .isPresent();
    }

    /** Shows a plan that belongs to something that was agreed to, and carries it out. */
    Run agreed(LabSession session, Plan plan, Call call) {
        Opened.tell(session, call);
        call.say(text(plan, call));
        return carryOut(session, plan, call);
    }

    /** Carries it out with progress on the terminal and a way to stop it, and says how it went. */
    private Run carryOut(LabSession session, Plan plan, Call call) {
        call.say("\n");
        Run run = watched(session, plan, call);
        call.say(HistoryView.result(run, call.terminal().paper()));
        return run;
    }

    private Run watched(LabSession session, Plan plan, Call call) {
        Stop stop = new Stop();
        try (RunBoard board = RunBoard.open(plan, call, clock);
                Interrupts.Watch _ = interrupts.watch(times -> {
                    stop.ask();
                    board.stopping(times);
                })) {
            return session.apply(plan, board, stop);
        }
    }

    static ExitCode code(Run run) {
        return switch (run.status()) {
            case DONE -> ExitCode.OK;
            case CANCELLED -> ExitCode.STOPPED;
            case RUNNING, INTERRUPTED, UNSETTLED -> ExitCode.FINDINGS;
            case FAILED -> failed(RunSummary.of(run));
        };
    }

    private static ExitCode failed(RunSummary summary) {
        boolean onlyRefused = summary.count(OutcomeStatus.REFUSED) > 0 && summary.count(OutcomeStatus.FAILED) == 0;
        return onlyRefused ? ExitCode.REFUSED : ExitCode.FINDINGS;
    }
}
