package dev.homecroft.app.lab;

import dev.homecroft.app.session.HostStanding;
import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.RunWatcher;
import dev.homecroft.app.session.Stop;
import dev.homecroft.app.session.TakeoverWish;
import dev.homecroft.app.session.Wish;
import dev.homecroft.engine.Engine;
import dev.homecroft.engine.plan.PlanInputs;
import dev.homecroft.engine.plan.PlanRequest;
import dev.homecroft.history.Applied;
import dev.homecroft.history.History;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Taking;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Run;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.json.PlanJson;
import dev.homecroft.views.DriftReport;
import dev.homecroft.views.TakeoverReport;
import dev.homecroft.views.Thing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A lab in a folder of this machine. Used by one thread. */
final class LocalSession implements LabSession {
    private final LoadedLab read;
    private final Lab lab;
    private final SortedMap<String, Projection> projections;
    private final Engine engine;
    private final History history;
    private final Outside outside;
    private final boolean sandbox;
    private final Runs runs;
    private final PendingMarks pending;
    private final Path glanceFolder;
    private final List<Diagnostic> notes = new ArrayList<>();

    LocalSession(
            LoadedLab read,
            SortedMap<String, Projection> projections,
            Engine engine,
            History history,
            Outside outside,
            FaultLog faults,
            PendingMarks pending,
            Path glanceFolder,
            boolean sandbox) {
        this.pending = pending;
        this.glanceFolder = glanceFolder;
        this.read = read;
        this.lab = read.lab();
        this.projections = projections;
        this.engine = engine;
        this.history = history;
        this.outside = outside;
        this.sandbox = sandbox;
        this.runs = new Runs(engine, history, outside, faults);
        notes.addAll(history.notes());
    }

    @Override
    public String lab() {
        return lab.info().name();
    }

    @Override
    public boolean isSandbox() {
        return sandbox;
    }

    @Override
    public List<Diagnostic> notes() {
        List<Diagnostic> told = List.copyOf(notes);
        notes.clear();
        return told;
    }

    @Override
    public Plan plan(Wish wish) {
        notes.addAll(runs.recover());
        Looked looked = look();
        if (wish instanceof Wish.Host(HostWish host)) {
            Hosts.require(lab, host.host());
            looked = looked.with(engine.inspect(host, looked.observations(), outside));
        }
        PlanRequest asked = looked.names().request(wish);
        PlanRequest request = wish instanceof Wish.AsDeclared ? asked.taking(pending.things(looked)) : asked;
        Plan plan = plan(looked, request);
        rememberSettled(plan, looked);
        return plan;
    }

    private Plan plan(Looked looked, PlanRequest request) {
        PlanInputs inputs = new PlanInputs(
                lab,
                looked.projections(),
                looked.observations(),
                looked.lastApplied(),
                read.commit(),
                looked.parentRun(),
                outside.clock().instant(),
                sandbox);
        return engine.plan(inputs, request, estimates());
    }

    private Looked look() {
        Looked looked = look(taking());
        history.observed(looked.observations().values());
        return looked;
    }

    private Taking taking() {
        return Taking.agreed(pending.agreed());
    }

    private Looked look(Taking taking) {
        return looked(engine.observe(projections, outside.taking(taking), history::lastObservations));
    }

    /** What is only shown: nothing is kept as the last observation that was not read as a whole. */
    private Looked look(Glances glances) {
        return looked(engine.observe(projections, glances::ask, outside.clock(), history::lastObservations));
    }

    private Looked looked(SortedMap<Target, Observation> observations) {
        Map<Address, PlanInputs.LastApplied> last = new HashMap<>();
        history.lastApplied()
                .forEach((thing, applied) ->
                        last.put(thing, new PlanInputs.LastApplied(applied.fields(), applied.identity())));
        Optional<String> parent = history.latest().map(number -> Long.toString(number));
        return new Looked(lab.info().id(), projections, observations, last, parent);
    }

    private Function<Step, Optional<Duration>> estimates() {
        Map<History.Usual, Duration> usual = history.usual();
        return step -> Optional.ofNullable(usual.get(new History.Usual(step.target(), step.operation())));
    }

    /** What is as declared now is what we know to be applied, also when the history was lost. */
    private void rememberSettled(Plan plan, Looked looked) {
        SortedMap<Address, DesiredResource> desired = looked.desired();
        Map<Address, ObservedObject> objects = looked.objects();
        Map<Address, Applied> settled = new HashMap<>();
        for (Unchanged thing : plan.unchanged()) {
            DesiredResource wanted = desired.get(thing.address());
            boolean isNews = !looked.lastApplied().containsKey(thing.address());
            ObservedObject ours = objects.get(thing.address());
            boolean isSettled = isNews && thing.reason().code() == Reason.Code.AS_DECLARED;
            if (wanted != null && isSettled && ours != null) {
                settled.put(
                        thing.address(),
                        new Applied(
                                wanted.fields(),
                                ours.identity(),
                                outside.clock().instant()));
            }
        }
        if (!settled.isEmpty()) {
            if (history.latest().isEmpty()) {
                notes.add(foundAgain(settled.size()));
            }
            history.applied(settled);
        }
    }

    private static Diagnostic foundAgain(int things) {
        return Diagnostic.note(
                        "history-lost",
                        "There is no history of this lab here; %d things were found by their marks.".formatted(things))
                .detail(
                        "Lost: past runs, how long things take, and who changed what before now. Nothing of the lab is lost.")
                .build();
    }

    @Override
    public Plan read(String text) {
        Plan plan = PlanJson.read(text);
        boolean isOurs =
                plan.header().labId().equals(lab.info().id()) && plan.header().sandbox() == sandbox;
        if (!isOurs) {
            String of = plan.header().lab() + (plan.header().sandbox() ? " in the sandbox" : "");
            throw new CroftException(
                    Diagnostic.error("plan-of-another-lab", "This plan was made for lab `%s`.".formatted(of))
                            .hint("Make one here with `croft plan --out FILE`.")
                            .build());
        }
        return plan;
    }

    @Override
    public String write(Plan plan) {
        return JsonText.pretty(PlanJson.write(plan));
    }

    @Override
    public Run apply(Plan plan, RunWatcher watcher, Stop stop) {
        LocalState.prepare(read.root());
        return runs.apply(plan, () -> look(taking()), watcher, stop);
    }

    @Override
    public DriftReport drift(Optional<Duration> fullEvery) {
        notes.addAll(runs.recover());
        Optional<Glances> glances = fullEvery.map(age -> new Glances(glanceFolder, outside.taking(taking()), age));
        Looked looked = glances.map(this::look).orElseGet(this::look);
        Plan plan = plan(looked, PlanRequest.AS_DECLARED.taking(pending.things(looked)));
        if (glances.isEmpty()) {
            rememberSettled(plan, looked);
        }
        DriftReport report = new Drifts(engine, outside).report(plan, looked);
        return glances.map(known -> report.with(List.copyOf(known.looks()))).orElse(report);
    }

    @Override
    public Adopted adopt(Address thing, String field) {
        return new FieldAdoption(read).adopt(look(), thing, field);
    }

    @Override
    public TakeoverReport takeOver(TakeoverWish wish) {
        notes.addAll(runs.recover());
        Set<String> labs = new HashSet<>(wish.from());
        labs.add(lab.info().id());
        Set<Address> declared = lab.guests().keySet().stream()
                .map(name -> new Address("guest", name))
                .collect(Collectors.toSet());
        Taking all = new Taking(pending.agreed(), Optional.of(new Taking.All(labs, declared)));
        return new TakingOver(read, engine, look(all), outside.clock().instant()).report(wish);
    }

    @Override
    public void write(TakeoverReport report) {
        pending.add(report.marks());
        FileWriter.write(read.root(), report.files().files());
    }

    @Override
    public Thing show(String name) {
        Looked looked = look();
        return Showing.thing(looked, lab, looked.names().one(name));
    }

    @Override
    public List<HostStanding> hosts() {
        notes.addAll(runs.recover());
        return new Hosts(lab, outside.clock().instant())
                .standing(look().observations().values());
    }

    @Override
    public List<Run> history(int limit) {
        return history.runs(limit);
    }

    @Override
    public Optional<Run> run(long number) {
        return history.run(number);
    }

    @Override
    public void close() {
        history.close();
    }
}
