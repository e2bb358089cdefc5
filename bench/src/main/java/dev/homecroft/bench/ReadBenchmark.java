package dev.homecroft.bench;

import dev.homecroft.engine.Cores;
import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabChecks;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reads a {@link WholeLab}: files into nodes, nodes into a lab, and all checks over it, on all cores as
 * {@code croft check} does. One case for each process, so that its
 * memory is its own.
 *
 * <p>Arguments: number of halls; {@code parse}, {@code bind}, {@code check} or {@code whole}; an empty folder; the file that the
 * row goes to.
 */
final class ReadBenchmark {
    private static final int WARM_UPS = 15;
    private static final int RUNS = 15;
    private static final Cores CORES = Cores.all();

    private ReadBenchmark() {}

    public static void main(String[] arguments) {
        int halls = Integer.parseInt(arguments[0]);
        Case kind = Case.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        Path folder = Path.of(arguments[2]);
        new WholeLab(halls).write(folder);
        LabResult whole = LabLoader.load(files(folder), CORES);
        if (!whole.diagnostics().isEmpty()) {
            throw new IllegalStateException("something is wrong with the made-up lab: "
                    + whole.diagnostics().getFirst());
        }
        Meter meter = Meter.ofAllThreads(WARM_UPS, RUNS, kind.work(folder));
        new Paper(Path.of(arguments[3]))
                .row(
                        "%,d".formatted(halls * WholeLab.GUESTS),
                        "%,d".formatted(whole.facts()),
                        kind.words,
                        Meter.millis(meter.least()),
                        Meter.millis(meter.median()),
                        Meter.millis(meter.processor()),
                        Meter.megabytes(meter.allocated()),
                        Meter.megabytes(Meter.peakHeap()),
                        Meter.megabytes(Meter.peakProcess()));
    }

    private static LabFiles files(Path folder) {
        return LabFiles.load(new FolderTree(folder), ParseCache.none(), path -> true, CORES);
    }

    private enum Case {
        PARSE("parse") {
            @Override
            Supplier<?> work(Path folder) {
                return () -> files(folder);
            }
        },
        BIND("bind and link") {
            @Override
            Supplier<?> work(Path folder) {
                LabFiles files = files(folder);
                return () -> LabBinder.bind(files, CORES);
            }
        },
        CHECK("all checks") {
            @Override
            Supplier<?> work(Path folder) {
                Lab lab = LabBinder.bind(files(folder)).lab().orElseThrow();
                return () -> LabChecks.of(lab, CORES);
            }
        },
        WHOLE("all of it") {
            @Override
            Supplier<?> work(Path folder) {
                return () -> LabLoader.load(files(folder), CORES);
            }
        };

        private final String words;

        Case(String words) {
            this.words = words;
        }

        abstract Supplier<?> work(Path folder);
    }
}
