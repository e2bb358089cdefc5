package dev.homecroft.app.lab;

import dev.homecroft.app.session.RunWatcher;
import dev.homecroft.app.session.Stop;
import dev.homecroft.engine.Engine;
import dev.homecroft.engine.apply.Cancellation;
import dev.homecroft.engine.apply.Executor;
import dev.homecroft.engine.apply.PlanGate;
import dev.homecroft.engine.apply.Recovery;
import dev.homecroft.engine.apply.RetryPolicy;
import dev.homecroft.engine.apply.RunPorts;
import dev.homecroft.engine.apply.RunResult;
import dev.homecroft.engine.plan.Changed;
import dev.homecroft.engine.plan.Fingerprint;
import dev.homecroft.history.History;
import dev.homecroft.history.HistoryCodes;
import dev.homecroft.history.Holder;
import dev.homecroft.history.Lease;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Carries plans out under the lab's lock, and looks into runs that broke off. */
final class Runs {
    private final Engine engine;
    private final History history;
    private final Outside outside;
    private final FaultLog faults;

    Runs(Engine engine, History history, Outside outside, FaultLog faults) {
        this.engine = engine;
        this.history = history;
        this.outside = outside;
        this.faults = faults;
    }

    /**
     * Closes runs whose process is gone and runs with unsettled steps, after asking about each of their open steps. Leaves
     * a run alone that somebody is still at.
     */
    List<Diagnostic> recover() {
        if (history.unfinished().isEmpty()) {
            return List.of();
        }
        try (Locked locked = take("croft, looking into a run that broke off", () -> {})) {
            return recover(locked);
        } catch (CroftException taken) {
            if (taken.diagnostics().getFirst().code().equals(HistoryCodes.LOCKED)) {
                return taken.diagnostics();
            }
            throw taken;
        }
    }

    private Locked take(String command, Runnable lost) {
        return Locked.take(history, Holder.current(command), outside.clock(), lost);
    }

    private List<Diagnostic> recover(Locked locked) {
        return history.unfinished().stream()
                .flatMap(run -> recover(run, locked.lease()).stream())
                .toList();
    }

    private List<Diagnostic> recover(Run run, Lease lease) {
        RunJournal journal = new RunJournal(history, run.number(), lease);
        return new Recovery(ports(), RetryPolicy.standard(run.number()))
                .recover(run, journal, new Cancellation(), event -> {})
                .notes();
    }

    /** @param look reads the outside anew, for the last check before anything is done, and keeps nothing of it */
    Run apply(Plan plan, Supplier<Looked> look, RunWatcher watcher, Stop stop) {
        try (Locked locked = take("croft apply", stop::ask)) {
            // A run may have broken off between planning and now; its open steps come first.
            var _ = recover(locked);
            Looked now = look.get();
            Optional<Diagnostic> refusal = outdated(plan, now);
            history.observed(now.observations().values());
            if (refusal.isPresent()) {
                throw new CroftException(refusal.get());
            }
            String owner = Holder.current("croft apply").toString();
            long number = history.begin(plan, owner, outside.clock().instant(), locked.lease());
            RunJournal journal = new RunJournal(history, number, locked.lease());
            RunResult result = new Executor(ports(), RetryPolicy.standard(number))
                    .run(plan, journal, stop.cancellation(), new Watching(plan, watcher));
            return remember(plan, result, now, number);
        }
    }

    private Run remember(Plan plan, RunResult result, Looked now, long number) {
        Run run = history.run(number).orElseThrow();
        Remembering remembering = new Remembering(history);
        remembering.run(
                plan,
                result,
                now.desired(),
                now.observations().values(),
                outside.clock().instant());
        remembering.durations(run);
        if (!result.problems().isEmpty()) {
            throw new CroftException(result.problems());
        }
        return run;
    }

    private Optional<Diagnostic> outdated(Plan plan, Looked now) {
        Set<String> kinds = new TreeSet<>();
        for (Provider provider : engine.providers().values()) {
            kinds.addAll(provider.describe().kinds());
        }
        Collection<Observation> seen = now.observations().values();
        return PlanGate.check(plan, now.parentRun(), Fingerprint.of(seen, kinds), () -> since(plan, seen, kinds));
    }

    /** What changed since the plan was made; nothing when what it was made from was not observed last. */
    private List<String> since(Plan plan, Collection<Observation> seen, Set<String> kinds) {
        Collection<Observation> before = history.lastObservations().values();
        return Fingerprint.of(before, kinds).equals(plan.header().observed())
                ? Changed.between(before, seen, kinds)
                : List.of();
    }

    private RunPorts ports() {
        return new RunPorts(
                outside.labId(),
                engine.providers(),
                outside::connection,
                outside.source(),
                outside.redactor(),
                outside.clock(),
                outside.pauses(),
                faults);
    }
}
