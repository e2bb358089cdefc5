package dev.homecroft.app.lab;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code .croft} of a lab: history, cache and sandbox. Git never sees it. */
final class LocalState {
    private LocalState() {}

    /** The folder, whether it is there or not. */
    static Path of(Path lab) {
        return lab.resolve(LoadedLab.OWN_FOLDER);
    }

    /** The folder, made with a {@code .gitignore} where it was not there. */
    static Path prepare(Path lab) {
        Path folder = of(lab);
        Path ignore = folder.resolve(".gitignore");
        try {
            if (!Files.exists(ignore)) {
                Files.createDirectories(folder);
                Files.writeString(ignore, "*\n");
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
