package dev.homecroft.bench;

import dev.homecroft.engine.Engine;
import dev.homecroft.engine.apply.Cancellation;
import dev.homecroft.engine.apply.Executor;
import dev.homecroft.engine.apply.Journal;
import dev.homecroft.engine.apply.RetryPolicy;
import dev.homecroft.engine.apply.RunPorts;
import dev.homecroft.engine.apply.RunResult;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out a plan that makes half of a made-up lab, where each step is done as soon as it is begun and nothing is written down:
 * what is left is what a run takes for itself.
 *
 * <p>Arguments: number of guests; an empty folder; the file that the row goes to.
 */
final class RunBenchmark {
    private static final int GUESTS_PER_HOST = 100;
    private static final int WARM_UPS = 2;
    private static final int RUNS = 5;

    private RunBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int guests = Integer.parseInt(arguments[0]);
        Plan plan = plan(guests, Path.of(arguments[1]));
        Meter meter = Meter.ofAllThreads(WARM_UPS, RUNS, () -> run(plan));
        new Paper(Path.of(arguments[2]))
                .row(
                        "%,d".formatted(guests),
                        Integer.toString(plan.steps().size()),
                        Meter.millis(meter.first()),
                        Meter.millis(meter.least()),
                        Meter.millis(meter.median()),
                        Meter.millis(meter.processor()),
                        Meter.megabytes(meter.allocated()));
    }

    private static Plan plan(int guests, Path folder) throws IOException {
        int hosts = Math.max(1, guests / GUESTS_PER_HOST);
        Provider provider = new ProxmoxProvider();
        Lab half = PlanBenchmark.lab(folder.resolve("before"), new SyntheticLab(guests / 2, hosts, 0));
        Lab whole = PlanBenchmark.lab(folder.resolve("after"), new SyntheticLab(guests, hosts, 0));
        return PlanBenchmark.plan(
                new Engine(List.of(provider)),
                whole,
                SyntheticWorld.of(half.info().id(), provider.project(half)));
    }

    private static RunResult run(Plan plan) {
        RunPorts ports = new RunPorts(
                "bench",
                Map.of(plan.steps().getFirst().target().provider(), new AtOnce()),
                target -> {
                    throw new IllegalStateException("nobody asks");
                },
                ref -> new Secret("none"),
                new Redactor(),
                InstantSource.fixed(SyntheticWorld.THEN),
                (duration, cancellation) -> {},
                (place, bug) -> {
                    throw new IllegalStateException(place, bug);
                });
        RunResult result = new Executor(ports, RetryPolicy.standard(1))
                .run(plan, new Unwritten(), new Cancellation(), event -> {});
        if (result.status() != RunStatus.DONE) {
            throw new IllegalStateException("the run ended " + result.status());
        }
        return result;
    }

    private static final class Unwritten implements Journal {
        @Override
        public void append(JournalEntry entry) {}

        @Override
        public void end(RunStatus status, Instant at) {}
    }

    /** Whatever is to be done is done. */
    private static final class AtOnce implements Provider {
        @Override
        public Description describe() {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public Projection project(Lab lab) {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public Observation observe(Target target, ProviderContext context) {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public Proposal diff(Matched matched, DiffContext context) {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public StepResult apply(Step step, StepContext context) {
            return StepResult.done();
        }

        @Override
        public StepResult probe(Step step, Optional<String> handle, StepContext context) {
            throw new IllegalStateException("nobody asks");
        }
    }
}
