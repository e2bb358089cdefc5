package dev.homecroft.bench;

import dev.homecroft.engine.Engine;
import dev.homecroft.engine.plan.PlanInputs;
import dev.homecroft.engine.plan.PlanRequest;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Plans a made-up lab whose cluster is observed already: project, match, diff, order, audit, name. One case for each process, so
 * that its memory is its own.
 *
 * <p>Arguments: number of guests; {@code same}, {@code changed} (a tenth has other memory) or {@code grown} (a tenth is new);
 * an empty folder; the file that the row goes to.
 */
final class PlanBenchmark {
    private static final int TENTH = 10;
    private static final int GUESTS_PER_HOST = 100;
    private static final int WARM_UPS = 8;
    private static final int RUNS = 9;

    private PlanBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int guests = Integer.parseInt(arguments[0]);
        Case kind = Case.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        Path folder = Path.of(arguments[2]);
        Provider provider = new ProxmoxProvider();
        Engine engine = new Engine(List.of(provider));
        Lab before = lab(folder.resolve("before"), kind.before(guests));
        Lab lab = lab(folder.resolve("after"), kind.after(guests));
        SyntheticWorld world = SyntheticWorld.of(before.info().id(), provider.project(before));
        Meter meter = Meter.of(WARM_UPS, RUNS, () -> kind.check(guests, plan(engine, lab, world)));
        new Paper(Path.of(arguments[3]))
                .row(
                        "%,d".formatted(guests),
                        kind.words,
                        Integer.toString(plan(engine, lab, world).steps().size()),
                        Meter.millis(meter.first()),
                        Meter.millis(meter.least()),
                        Meter.millis(meter.median()),
                        Meter.millis(meter.processor()),
                        Meter.megabytes(meter.allocated()),
                        Meter.megabytes(Meter.peakHeap()),
                        Meter.megabytes(Meter.peakProcess()));
    }

    private static int hosts(int guests) {
        return guests / GUESTS_PER_HOST;
    }

    static Lab lab(Path folder, SyntheticLab lab) throws IOException {
        lab.write(Files.createDirectories(folder));
        return SyntheticLab.read(folder);
    }

    static Plan plan(Engine engine, Lab lab, SyntheticWorld world) {
        SortedMap<String, Projection> projections = engine.project(lab);
        PlanInputs inputs = new PlanInputs(
                lab,
                projections,
                world.observations(),
                world.lastApplied(),
                Optional.of("0123abcd"),
                Optional.of("1"),
                SyntheticWorld.THEN,
                false);
        return engine.plan(inputs, PlanRequest.AS_DECLARED, step -> Optional.empty());
    }

    private enum Case {
        SAME("no change") {
            @Override
            boolean fits(int guests, Plan plan) {
                return plan.steps().isEmpty() && plan.unchanged().size() >= guests;
            }
        },
        CHANGED("10 % changed") {
            @Override
            SyntheticLab after(int guests) {
                return new SyntheticLab(guests, hosts(guests), TENTH);
            }

            @Override
            boolean fits(int guests, Plan plan) {
                return plan.steps().size() == guests / TENTH;
            }
        },
        GROWN("10 % new") {
            @Override
            SyntheticLab before(int guests) {
                return new SyntheticLab(guests - guests / TENTH, hosts(guests), 0);
            }

            @Override
            boolean fits(int guests, Plan plan) {
                return plan.steps().size() >= guests / TENTH;
            }
        };

        private final String words;

        Case(String words) {
            this.words = words;
        }

        SyntheticLab before(int guests) {
            return new SyntheticLab(guests, hosts(guests), 0);
        }

        SyntheticLab after(int guests) {
            return new SyntheticLab(guests, hosts(guests), 0);
        }

        abstract boolean fits(int guests, Plan plan);

        /** The plan, if it is the one that the case is about. */
        Plan check(int guests, Plan plan) {
            if (!plan.blocked().isEmpty() || !plan.held().isEmpty() || !fits(guests, plan)) {
                throw new IllegalStateException("not the plan of the case: %d steps, %d unchanged, blocked %s, held %s"
                        .formatted(
                                plan.steps().size(),
                                plan.unchanged().size(),
                                plan.blocked().stream().limit(2).toList(),
                                plan.held().stream().limit(2).toList()));
            }
            return plan;
        }
    }
}
