package dev.homecroft.app.cli;

import dev.homecroft.app.session.Checker;
import dev.homecroft.app.session.HostStanding;
import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.RunWatcher;
import dev.homecroft.app.session.Sandboxes;
import dev.homecroft.app.session.Saves;
import dev.homecroft.app.session.Stop;
import dev.homecroft.app.session.TakeoverWish;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.state.Drift;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.views.CheckReport;
import dev.homecroft.views.DriftReport;
import dev.homecroft.views.EditReport;
import dev.homecroft.views.Excerpts;
import dev.homecroft.views.SandboxStatus;
import dev.homecroft.views.TakeoverReport;
import dev.homecroft.views.Thing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A lab in memory: gives the plans it was told to give, and writes down what it was asked. */
final class Fakes implements Checker, Saves, Labs, LabSession, Sandboxes {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    final List<String> asked = new ArrayList<>();
    final Deque<Plan> plans = new ArrayDeque<>();
    List<Diagnostic> problems = List.of();
    OutcomeStatus ends = OutcomeStatus.DONE;
    List<HostStanding> hosts = List.of();
    boolean sandbox;
    boolean drifted;
    Runnable duringRun = () -> {};

    @Override
    public Checked check(Optional<String> folder) {
        asked.add("check " + folder.orElse("here"));
        return new Checked(
                new CheckReport("tower", List.of(new CheckReport.Count("guest", 2)), problems, Duration.ZERO),
                Excerpts.NONE);
    }

    /** One save, and then nothing more. */
    @Override
    public Saves.Watch watch(Optional<String> folder) {
        asked.add("watch " + folder.orElse("here"));
        AtomicInteger left = new AtomicInteger(1);
        return new Saves.Watch() {
            @Override
            public boolean await() {
                return left.getAndDecrement() > 0;
            }

            @Override
            public void stop() {
                left.set(0);
            }

            @Override
            public void close() {
                stop();
            }
        };
    }

    @Override
    public LabSession open(Optional<String> folder, boolean live) {
        asked.add("open " + folder.orElse("here") + (live ? " live" : ""));
        if (!problems.isEmpty()) {
            throw new CroftException(problems);
        }
        return this;
    }

    @Override
    public String lab() {
        return "tower";
    }

    @Override
    public boolean isSandbox() {
        return sandbox;
    }

    @Override
    public List<Diagnostic> notes() {
        return List.of();
    }

    @Override
    public Plan plan(Wish wish) {
        asked.add(wish.toString());
        return plans.size() > 1 ? plans.remove() : plans.getFirst();
    }

    @Override
    public Plan read(String text) {
        asked.add("read " + text.strip());
        return plans.getFirst();
    }

    @Override
    public String write(Plan plan) {
        return "{\"plan\":\"" + plan.id() + "\"}\n";
    }

    @Override
    public Run apply(Plan plan, RunWatcher watcher, Stop stop) {
        asked.add("apply " + plan.id());
        List<JournalEntry> journal = new ArrayList<>();
        Optional<Diagnostic> problem = ends == OutcomeStatus.DONE
                ? Optional.empty()
                : Optional.of(Diagnostic.error("storage-full", "Storage `local` is full.")
                        .build());
        for (Step step : plan.steps()) {
            if (stop.isAsked()) {
                return run(plan, RunStatus.CANCELLED, journal);
            }
            watcher.begun(step);
            duringRun.run();
            watcher.progress(step, 0.5, "half");
            journal.add(new JournalEntry.Intent(NOW, step.id(), 1));
            journal.add(new JournalEntry.Outcome(NOW, step.id(), ends, Optional.empty(), Optional.empty(), problem));
            watcher.ended(step, ends, problem, List.of());
        }
        return run(plan, ends == OutcomeStatus.DONE ? RunStatus.DONE : RunStatus.FAILED, journal);
    }

    private static Run run(Plan plan, RunStatus status, List<JournalEntry> journal) {
        return new Run(7, plan, "anna@desk", NOW, Optional.of(NOW.plusSeconds(2)), status, journal);
    }

    @Override
    public DriftReport drift(Optional<Duration> fullEvery) {
        Drift gone = new Drift(Address.parse("guest/talos-1"), Optional.empty(), List.of(), true);
        List<DriftReport.Entry> entries = drifted ? List.of(new DriftReport.Entry(gone, Optional.empty())) : List.of();
        return new DriftReport(Plans.header(sandbox), NOW, entries, List.of(), List.of());
    }

    @Override
    public Adopted adopt(Address thing, String field) {
        return new Adopted("guests.yaml", 24, "8G", "16G", List.of());
    }

    @Override
    public TakeoverReport takeOver(TakeoverWish wish) {
        asked.add("take over " + wish.hypervisor().orElse("all") + " " + wish.from());
        EditReport.FileEdit file = new EditReport.FileEdit("guests-adopted.yaml", "", "guests: {}\n");
        return new TakeoverReport(
                new EditReport(List.of(file), false, List.of()),
                List.of("guest web (100 on pve-1)"),
                List.of(),
                List.of(new TakeoverReport.Left("guest Web (101 on pve-1)", "it can't be called so")),
                List.of("Look."),
                2);
    }

    @Override
    public void write(TakeoverReport report) {
        asked.add("write " + report.files().files().getFirst().path());
    }

    @Override
    public Thing show(String name) {
        asked.add("show " + name);
        return new Thing(
                Address.parse("guest/talos-1"),
                SourceRange.ofFile("guests.yaml"),
                Map.of(),
                List.of(),
                Optional.empty(),
                "");
    }

    @Override
    public List<HostStanding> hosts() {
        asked.add("hosts");
        return hosts;
    }

    @Override
    public List<Run> history(int limit) {
        return List.of(run(plans.getFirst(), RunStatus.DONE, List.of()));
    }

    @Override
    public Optional<Run> run(long number) {
        return number == 7 ? Optional.of(run(plans.getFirst(), RunStatus.DONE, List.of())) : Optional.empty();
    }

    @Override
    public void close() {}

    @Override
    public SandboxStatus up(Optional<String> folder) {
        asked.add("sandbox up " + folder.orElse("here"));
        sandbox = true;
        return status(folder);
    }

    @Override
    public SandboxStatus status(Optional<String> folder) {
        return new SandboxStatus(
                "tower",
                "examples/tower",
                1,
                NOW,
                NOW,
                NOW.plusSeconds(60),
                List.of(new SandboxStatus.Server(
                        "proxmox:tower", "Proxmox VE node", "pve-1", "https://127.0.0.1:1", "0 guests", List.of())));
    }

    @Override
    public SandboxStatus reset(Optional<String> folder) {
        return status(folder);
    }

    @Override
    public String breakServer(Optional<String> folder, String server, String how) {
        return server + " is " + how + ".";
    }

    @Override
    public String mend(Optional<String> folder, Optional<String> server) {
        return server.orElse("Everything") + " is well.";
    }

    @Override
    public boolean stop(Optional<String> folder) {
        return sandbox;
    }
}
