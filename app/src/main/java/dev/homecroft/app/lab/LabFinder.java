package dev.homecroft.app.lab;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the folder of the lab that a command is about.
 *
 * @param working the working folder
 */
public record LabFinder(Path working) {
    static final String FILE = "lab.yaml";

    public LabFinder {
        working = working.toAbsolutePath().normalize();
    }

    /** The stated folder, or else the nearest one from the working folder upwards that has a {@code lab.yaml}. */
    public Path find(Optional<String> stated) {
        return stated.map(this::stated).or(this::around).orElseThrow(this::noLab);
    }

    /** The nearest one from the working folder upwards. */
    public Optional<Path> around() {
        Path folder = working;
        while (folder != null) {
            if (Files.isRegularFile(folder.resolve(FILE))) {
                return Optional.of(folder);
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }

    /** The stated folder, or else the working folder itself. */
    Path folder(Optional<String> stated) {
        return stated.map(this::stated).orElse(working);
    }

    private Path stated(String text) {
        Path folder = working.resolve(text).normalize();
        if (!Files.isDirectory(folder)) {
            throw new CroftException(Diagnostic.error("no-lab", "`" + text + "` is not a folder.")
                    .hint("Say the folder of a lab, the one with its `lab.yaml`.")
                    .build());
        }
        return folder;
    }

    private CroftException noLab() {
        return new CroftException(Diagnostic.error("no-lab", "There is no lab here.")
                .detail("No `" + FILE + "` in " + working + " or above it.")
                .hint("Go to the lab's folder, or say `--lab DIR`.")
                .build());
    }
}
