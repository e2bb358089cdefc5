package dev.homecroft.app.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folders of labs whose sandboxes this user started, one small file each.
 *
 * @param folder where the files are
 */
public record SandboxRegistry(Path folder) {

    void add(Path lab) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(lab), lab + "\n");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void remove(Path lab) {
        try {
            Files.deleteIfExists(file(lab));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Labs whose sandbox answers now, sorted. */
    public List<Path> running() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(SandboxRegistry::read)
                    .filter(lab -> RunningSandbox.of(lab).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Path read(Path file) {
        try {
            return Path.of(Files.readString(file).strip());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Path file(Path lab) {
        return folder.resolve(UUID.nameUUIDFromBytes(lab.toString().getBytes(StandardCharsets.UTF_8)) + ".lab");
    }
}
