package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One step from its first intent to its outcome, on a thread of its own. */
final class StepWork {
    private final Step step;
    private final RunScope scope;
    private final Runnable whenFree;

    /** @param whenFree told when the step needs its slots no more, if that is before its end */
    StepWork(Step step, RunScope scope, Runnable whenFree) {
        this.step = step;
        this.scope = scope;
        this.whenFree = whenFree;
    }

    /** Carries out the step. Never throws: whatever happens has a name. */
    StepEnd carryOut() {
        for (int attempt = 1; true; attempt++) {
            try {
                scope.journal().append(new JournalEntry.Intent(scope.now(), step.id(), attempt));
            } catch (CroftException notWritten) {
                return attempt == 1 ? new StepEnd.NotBegun(step.id(), Optional.empty()) : new StepEnd.Open(step.id());
            }
            StepTalk talk = new StepTalk(step.id(), scope, whenFree);
            StepResult first = applied(talk);
            switch (verdict(settled(first, talk.lastHandle()))) {
                case Verdict.Final(StepEnd.Ended end) -> {
                    return written(end);
                }
                case Verdict.Again(Diagnostic reason, Duration _)
                when talk.isFree() -> {
                    return written(ended(OutcomeStatus.NOT_DONE, reason));
                }
                case Verdict.Again(Diagnostic reason, Duration asked) -> {
                    Optional<StepEnd.Ended> end = pauseUnlessOver(reason, asked, attempt);
                    if (end.isPresent()) {
                        return written(end.get());
                    }
                }
            }
        }
    }

    /** Finds out what became of a step whose process died; writes the outcome down. */
    StepEnd lookInto(Optional<String> handle) {
        return written(ended(settled(probed(handle), handle)));
    }

    private sealed interface Verdict {
        record Final(StepEnd.Ended end) implements Verdict {}

        record Again(Diagnostic reason, Duration asked) implements Verdict {}
    }

    private Verdict verdict(StepResult result) {
        return switch (result) {
            case StepResult.Retry(Diagnostic problem, Duration after) -> new Verdict.Again(scope.clean(problem), after);
            case StepResult.NotDone() -> new Verdict.Again(Problems.notOfACall(step.id()), Duration.ZERO);
            case StepResult.Done done -> new Verdict.Final(ended(done));
            case StepResult.Failed failed -> new Verdict.Final(ended(failed));
            case StepResult.Refused refused -> new Verdict.Final(ended(refused));
            case StepResult.Unknown unknown -> new Verdict.Final(ended(unknown));
        };
    }

    private StepEnd.Ended ended(StepResult result) {
        return switch (result) {
            case StepResult.Done(var ref, var identity, var warnings) ->
                new StepEnd.Ended(
                        step.id(),
                        OutcomeStatus.DONE,
                        ref,
                        identity,
                        Optional.empty(),
                        warnings.stream().map(scope::clean).toList());
            case StepResult.Failed(Diagnostic problem) -> ended(OutcomeStatus.FAILED, problem);
            case StepResult.Refused(Diagnostic problem) -> ended(OutcomeStatus.REFUSED, problem);
            case StepResult.Unknown(Diagnostic problem) -> ended(OutcomeStatus.UNKNOWN, problem);
            case StepResult.Retry(Diagnostic problem, Duration _) -> ended(OutcomeStatus.NOT_DONE, problem);
            case StepResult.NotDone() -> ended(OutcomeStatus.NOT_DONE, Problems.notDone(step.id()));
        };
    }

    private StepEnd.Ended ended(OutcomeStatus status, Diagnostic problem) {
        return StepEnd.Ended.of(step.id(), status, scope.clean(problem));
    }

    /** Pauses before the next attempt; returns the end when there is to be none. */
    private Optional<StepEnd.Ended> pauseUnlessOver(Diagnostic reason, Duration asked, int attempt) {
        if (attempt == scope.policy().attempts()) {
            return Optional.of(ended(OutcomeStatus.FAILED, Problems.gaveUp(reason, attempt)));
        }
        if (!scope.cancellation().isRequested()) {
            Duration pause = scope.policy().pause(step.id(), attempt, asked);
            scope.tell(new RunEvent.Retrying(scope.now(), step.id(), reason, pause, attempt));
            pause(pause);
        }
        return scope.cancellation().isRequested()
                ? Optional.of(ended(OutcomeStatus.NOT_DONE, Problems.cancelled(step.id(), reason)))
                : Optional.empty();
    }

    /** Asks until it is known whether the call happened, or often enough. */
    private StepResult settled(StepResult result, Optional<String> handle) {
        StepResult now = result;
        for (int probe = 1; probe <= scope.policy().probes(); probe++) {
            if (!(now instanceof StepResult.Unknown(Diagnostic problem))
                    || scope.journal().isShut()) {
                return now;
            }
            Duration pause = scope.policy().pause(step.id(), probe, Duration.ZERO);
            scope.tell(new RunEvent.Probing(scope.now(), step.id(), scope.clean(problem), pause));
            pause(pause);
            now = afterProbe(problem, probed(handle));
        }
        return now;
    }

    /** A probe that finds nothing done answers for the call: it may be tried again, for the call's own reason. */
    private static StepResult afterProbe(Diagnostic problem, StepResult probed) {
        return switch (probed) {
            case StepResult.NotDone() -> new StepResult.Retry(problem, Duration.ZERO);
            case StepResult.Done done -> done;
            case StepResult.Retry retry -> retry;
            case StepResult.Failed failed -> failed;
            case StepResult.Refused refused -> refused;
            case StepResult.Unknown unknown -> unknown;
        };
    }

    private StepResult applied(StepTalk talk) {
        return switch (called(() -> scope.provider(step).apply(step, talk))) {
            case Answer.Given(StepResult result) -> result;
            case Answer.Thrown(Diagnostic problem) -> new StepResult.Failed(problem);
        };
    }

    private StepResult probed(Optional<String> handle) {
        StepTalk talk = new StepTalk(step.id(), scope, () -> {});
        return switch (called(() -> scope.provider(step).probe(step, handle, talk))) {
            case Answer.Given(StepResult result) -> result;
            // That the question could not be asked says nothing about the call.
            case Answer.Thrown(Diagnostic problem) -> new StepResult.Unknown(problem);
        };
    }

    private sealed interface Answer {
        record Given(StepResult result) implements Answer {}

        record Thrown(Diagnostic problem) implements Answer {}
    }

    private Answer called(Supplier<StepResult> call) {
        try {
            return new Answer.Given(call.get());
        } catch (CroftException expected) {
            return new Answer.Thrown(Problems.of(expected));
        } catch (Throwable bug) {
            // Errors too: a step whose thread dies silently would hold up the run for ever.
            scope.ports().bugs().accept("step " + step.id(), bug);
            return new Answer.Thrown(Problems.bug(step.id(), bug));
        }
    }

    private StepEnd written(StepEnd.Ended end) {
        if (scope.cancellation().isAbandoned()) {
            // What a provider says while it is being left is no outcome.
            return new StepEnd.Open(step.id());
        }
        try {
            scope.journal().append(end.outcome(scope.now()));
            return end;
        } catch (CroftException notWritten) {
            return new StepEnd.Open(step.id());
        }
    }

    private void pause(Duration duration) {
        try {
            scope.crew().pause(duration, scope.cancellation());
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        }
    }
}
