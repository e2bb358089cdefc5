package dev.homecroft.bench;

import dev.homecroft.engine.Engine;
import dev.homecroft.engine.apply.Cancellation;
import dev.homecroft.engine.apply.Executor;
import dev.homecroft.engine.apply.Pauses;
import dev.homecroft.engine.apply.RetryPolicy;
import dev.homecroft.engine.apply.RunPorts;
import dev.homecroft.engine.apply.RunResult;
import dev.homecroft.engine.plan.PlanInputs;
import dev.homecroft.engine.plan.PlanRequest;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.dns.DnsProvider;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Brings the tower up on its simulators, compares the time with the least that dependencies and slots allow, and then plans
 * again with nothing to do.
 *
 * <p>Arguments: folder of the tower's files; how many times as fast the simulated clock and our own pauses go; the files that
 * the rows of the run and of the plan go to.
 */
final class TowerBenchmark {
    private static final int WARM_UPS = 200;
    private static final int RUNS = 101;

    private final Engine engine = new Engine(List.of(new ProxmoxProvider(), new DnsProvider()));
    private final Lab lab;
    private final double faster;
    private final SimulatedTower tower;
    private final SortedMap<Target, Connection> connections;

    private TowerBenchmark(Lab lab, double faster, SimulatedTower tower) {
        this.lab = lab;
        this.faster = faster;
        this.tower = tower;
        this.connections =
                tower.connections(Engine.connections(engine.project(lab).values()));
    }

    public static void main(String[] arguments) {
        Lab lab = SyntheticLab.read(Path.of(arguments[0]));
        double faster = Double.parseDouble(arguments[1]);
        try (SimulatedTower tower = new SimulatedTower(lab, faster)) {
            TowerBenchmark benchmark = new TowerBenchmark(lab, faster, tower);
            benchmark.apply(new Paper(Path.of(arguments[2])));
            benchmark.planAgain(new Paper(Path.of(arguments[3])));
        }
    }

    private void apply(Paper paper) {
        Plan plan = plan(observe());
        StepTimes times = new StepTimes();
        Pauses pauses = (pause, cancellation) ->
                Pauses.REAL.pause(Duration.ofNanos((long) (pause.toNanos() / faster)), cancellation);
        RunPorts ports = new RunPorts(
                lab.info().id(),
                engine.providers(),
                this::connection,
                tower::secret,
                new Redactor(),
                InstantSource.system(),
                pauses,
                (where, fault) -> {});
        Instant begin = Instant.now();
        RunResult result =
                new Executor(ports, RetryPolicy.standard(1)).run(plan, times, new Cancellation(), event -> {});
        Duration took = Duration.between(begin, Instant.now());
        if (result.status() != RunStatus.DONE) {
            throw new IllegalStateException("the run did not end well: " + result);
        }
        Bound bound = Bound.of(plan, times.took());
        double over = 100.0 * took.toNanos() / bound.least().toNanos() - 100;
        paper.row(
                Integer.toString(plan.steps().size()),
                seconds(took),
                seconds(bound.path()),
                seconds(bound.slots()),
                seconds(bound.schedule()),
                "%.1f %%".formatted(over));
    }

    private Connection connection(Target target) {
        return Optional.ofNullable(connections.get(target)).orElseThrow();
    }

    private void planAgain(Paper paper) {
        SortedMap<Target, Observation> observations = observe();
        Meter meter = Meter.of(WARM_UPS, RUNS, () -> plan(observations));
        Plan plan = plan(observations);
        if (!plan.steps().isEmpty()) {
            throw new IllegalStateException("a second plan has steps: " + plan.steps());
        }
        paper.row(
                "project, match, diff, audit in one process",
                Meter.millis(meter.first()),
                Meter.millis(meter.least()),
                Meter.millis(meter.median()));
    }

    private SortedMap<Target, Observation> observe() {
        Asking context = new Asking(lab.info().id(), connections, tower::secret);
        return engine.observe(engine.project(lab), context, Map::of);
    }

    private Plan plan(SortedMap<Target, Observation> observations) {
        SortedMap<String, Projection> projections = engine.project(lab);
        PlanInputs inputs = new PlanInputs(
                lab,
                projections,
                observations,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                SyntheticWorld.THEN,
                true);
        return engine.plan(inputs, PlanRequest.AS_DECLARED, step -> Optional.empty());
    }

    /** In the simulated lab's time. */
    private String seconds(Duration real) {
        return "%.1f s".formatted(real.toNanos() / 1e9 * faster);
    }
}
