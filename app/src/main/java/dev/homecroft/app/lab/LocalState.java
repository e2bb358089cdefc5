package dev.homecroft.app.lab;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code .croft} of a lab: history, cache and sandbox. Git never sees it. */
final class LocalState {
    private static final String IGNORE = ".gitignore";
    private static final String ALL = "*\n";

    private LocalState() {}

    /** The folder, whether it is there or not. */
    static Path of(Path lab) {
        return lab.resolve(LoadedLab.OWN_FOLDER);
    }

    /** Git is not to see what a cache left in the folder; where that can't be written, it does. */
    static void hide(Path lab) {
        Path ignore = of(lab).resolve(IGNORE);
        if (Files.isDirectory(of(lab)) && !Files.exists(ignore)) {
            try {
                Files.writeString(ignore, ALL);
            } catch (IOException unwritable) {
                // A folder that only shows in `git status` is no reason to stop.
                return;
            }
        }
    }

    /** The folder, made with a {@code .gitignore} where it was not there. */
    static Path prepare(Path lab) {
        Path folder = of(lab);
        Path ignore = folder.resolve(IGNORE);
        try {
            if (!Files.exists(ignore)) {
                Files.createDirectories(folder);
                Files.writeString(ignore, ALL);
            }
            return folder;
        } catch (IOException fault) {
            throw new CroftException(
                    Diagnostic.error("state-unwritable", "The folder `%s` can't be written.".formatted(folder))
                            .detail(String.valueOf(fault.getMessage()))
                            .hint("Nothing is changed outside unless it can be written down first.")
                            .build(),
                    fault);
        }
    }
}
