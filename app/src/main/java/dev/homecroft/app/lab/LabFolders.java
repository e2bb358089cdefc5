package dev.homecroft.app.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the folder of the lab that a command is about, with the only running sandbox as the last resort. */
public final class LabFolders {
    private final LabFinder finder;
    private final Supplier<List<Path>> sandboxes;

    /** @param sandboxes folders of the labs whose sandboxes run */
    public LabFolders(LabFinder finder, Supplier<List<Path>> sandboxes) {
        this.finder = finder;
        this.sandboxes = sandboxes;
    }

    /** The stated folder, the lab around the working folder, or the lab whose sandbox is the only one that runs. */
    public Path find(Optional<String> stated) {
        if (stated.isPresent()) {
            return finder.find(stated);
        }
        return finder.around().or(this::onlySandbox).orElseGet(() -> finder.find(stated));
    }

    /** The stated folder, or else the working folder itself, whether there is a lab in it or not. */
    Path folder(Optional<String> stated) {
        return finder.folder(stated);
    }

    private Optional<Path> onlySandbox() {
        List<Path> running = sandboxes.get();
        return running.size() == 1 ? Optional.of(running.getFirst()) : Optional.empty();
    }
}
