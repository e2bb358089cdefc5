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
import dev.homecroft.engine.plan.Fingerprint;
import dev.homecroft.history.History;
import dev.homecroft.history.HistoryCodes;
import dev.homecroft.history.Holder;
import dev.homecroft.history.Lease;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Carries plans out under the lab's lock, and looks into runs that broke off. */
final class Runs {
    private static final Logger LOG = System.getLogger(Runs.class.getName());

    private final Engine engine;
    private final History history;
    private final Outside outside;

    Runs(Engine engine, History history, Outside outside) {
        this.engine = engine;
        this.history = history;
        this.outside = outside;
    }

    /**
     * Closes a run whose process is gone, after asking about each of its open steps. Leaves a run alone that somebody is
     * still at.
     */
    List<Diagnostic> recover() {
        if (history.unfinished().isEmpty()) {
            return List.of();
        }
        Lease lease;
        try {
            lease = history.lock(
                    Holder.current("croft, looking into a run that broke off"),
                    outside.clock().instant());
        } catch (CroftException taken) {
            if (taken.diagnostics().getFirst().code().equals(HistoryCodes.LOCKED)) {
                return taken.diagnostics();
            }
            throw taken;
        }
        try (Heartbeat _ = Heartbeat.of(history, lease, outside.clock())) {
            return history.unfinished().map(run -> recover(run, lease)).orElse(List.of());
        } finally {
            history.unlock(lease);
        }
    }

    private List<Diagnostic> recover(Run run, Lease lease) {
        RunJournal journal = new RunJournal(history, run.number(), lease);
        return new Recovery(ports(), RetryPolicy.standard(run.number()))
                .recover(run, journal, new Cancellation(), event -> {})
                .notes();
    }

    /** @param look reads the outside anew, for the last check before anything is done */
    Run apply(Plan plan, Supplier<Looked> look, RunWatcher watcher, Stop stop) {
        Holder holder = Holder.current("croft apply");
        Lease lease = history.lock(holder, outside.clock().instant());
        try (Heartbeat _ = Heartbeat.of(history, lease, outside.clock())) {
            Looked now = look.get();
            requireCurrent(plan, now);
            long number = history.begin(plan, holder.toString(), outside.clock().instant(), lease);
            RunJournal journal = new RunJournal(history, number, lease);
            RunResult result = new Executor(ports(), RetryPolicy.standard(number))
                    .run(plan, journal, stop.cancellation(), new Watching(plan, watcher));
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
        } finally {
            history.unlock(lease);
        }
    }

    private void requireCurrent(Plan plan, Looked now) {
        Set<String> kinds = new TreeSet<>();
        for (Provider provider : engine.providers().values()) {
            kinds.addAll(provider.describe().kinds());
        }
        String fingerprint = Fingerprint.of(now.observations().values(), kinds);
        Optional<Diagnostic> refusal = PlanGate.check(plan, now.parentRun(), fingerprint);
        if (refusal.isPresent()) {
            throw new CroftException(refusal.get());
        }
    }

    private RunPorts ports() {
        return new RunPorts(
                outside.labId(),
                engine.providers(),
                outside::connection,
                outside::secret,
                outside.redactor(),
                outside.clock(),
                outside.pauses(),
                (place, bug) -> LOG.log(Logger.Level.ERROR, "place=" + place, bug));
    }
}
