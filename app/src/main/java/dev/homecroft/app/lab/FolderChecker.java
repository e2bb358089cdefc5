package dev.homecroft.app.lab;

import dev.homecroft.app.session.Checker;
import dev.homecroft.model.Lab;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.SourceFile;
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
    private final SoundLabs sound;

    /** @param nanos a clock that only goes forward, for the time it took */
    public FolderChecker(LabFolders finder, LongSupplier nanos) {
        this(finder, nanos, Optional.empty());
    }

    /** @param program changes whenever the program does; with it a lab that was sound and has not changed is not read again */
    public FolderChecker(LabFolders finder, LongSupplier nanos, Optional<String> program) {
        this.finder = finder;
        this.nanos = nanos;
        this.sound = new SoundLabs(program);
    }

    @Override
    public Checked check(Optional<String> folder) {
        long begun = nanos.getAsLong();
        Path root = finder.find(folder);
        Path state = LocalState.of(root);
        FolderTree tree = new FolderTree(root);
        List<SourceFile> files = tree.files(any -> true);
        Optional<SoundLabs.Sound> known = sound.find(state, files);
        if (known.isPresent()) {
            CheckReport report = new CheckReport(known.get().name(), known.get().counts(), List.of(), since(begun));
            return new Checked(report, (file, line) -> Optional.empty());
        }
        LoadedLab loaded = LoadedLab.read(root, tree, files);
        Optional<Lab> lab = loaded.result().lab();
        String name = lab.map(each -> each.info().name()).orElseGet(() -> String.valueOf(root.getFileName()));
        List<Count> counts = counts(loaded);
        if (loaded.result().diagnostics().isEmpty()) {
            sound.remember(state, files, new SoundLabs.Sound(name, counts));
        }
        CheckReport report = new CheckReport(name, counts, loaded.result().diagnostics(), since(begun));
        return new Checked(report, loaded.excerpts());
    }

    private Duration since(long begun) {
        return Duration.ofNanos(nanos.getAsLong() - begun);
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
