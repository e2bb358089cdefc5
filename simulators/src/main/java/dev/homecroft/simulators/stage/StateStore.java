package dev.homecroft.simulators.stage;

import dev.homecroft.simulators.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** Keeps the state in one file of a folder; a reader finds the old state or the new, never half of one. */
public final class StateStore {
    private final Path file;
    private String last = "";

    /**
     * @param folder made if it does not exist
     * @param name of the file in it
     */
    public StateStore(Path folder, String name) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
        this.file = folder.resolve(name);
    }

    public Optional<Map<String, Object>> load() {
        try {
            return Files.exists(file) ? Optional.of(Json.readObject(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void save(Map<String, Object> state) {
        String text = Json.write(state);
        if (text.equals(last)) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            last = text;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
