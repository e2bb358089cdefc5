package dev.homecroft.app.lab;

import dev.homecroft.app.session.Checker;
import dev.homecroft.model.Lab;
import dev.homecroft.views.CheckReport;
import dev.homecroft.views.CheckReport.Count;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Checks the lab in a folder. */
public final class FolderChecker implements Checker {
    private final LabFolders finder;
    private final LongSupplier nanos;

    /** @param nanos a clock that only goes forward, for the time it took */
    public FolderChecker(LabFolders finder, LongSupplier nanos) {
        this.finder = finder;
        this.nanos = nanos;
    }

    @Override
    public Checked check(Optional<String> folder) {
        long begun = nanos.getAsLong();
        Path root = finder.find(folder);
        LoadedLab loaded = LoadedLab.read(root);
        Optional<Lab> lab = loaded.result().lab();
        String name = lab.map(known -> known.info().name()).orElseGet(() -> String.valueOf(root.getFileName()));
        Duration took = Duration.ofNanos(nanos.getAsLong() - begun);
        CheckReport report =
                new CheckReport(name, counts(loaded), loaded.result().diagnostics(), took);
        return new Checked(report, loaded.excerpts());
    }

    private static List<Count> counts(LoadedLab loaded) {
        List<Count> counts = new ArrayList<>();
        counts.add(new Count("fact", loaded.result().facts()));
        loaded.result().lab().ifPresent(lab -> {
            counts.add(new Count("network", lab.networks().size()));
            counts.add(new Count("host", lab.hosts().size()));
            counts.add(new Count("hypervisor", lab.hypervisors().size()));
            counts.add(new Count("guest", lab.guests().size()));
            counts.add(new Count("cluster", lab.kubernetes().clusters().size()));
            counts.add(new Count("app", lab.kubernetes().apps().size()));
            counts.add(new Count("zone", lab.dns().zones().size()));
        });
        return counts.stream().filter(count -> count.number() > 0).toList();
    }
}
