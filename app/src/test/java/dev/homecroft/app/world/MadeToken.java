package dev.homecroft.app.world;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The token that the reference lab makes, both as {@code user@realm!name=value}.
 *
 * @param cluster what opens it; empty when there is none, or a half one
 * @param store what the lab's store has of it
 */
public record MadeToken(Optional<String> cluster, Optional<String> store) {
    private static final String USER = "ana@pve";
    private static final String NAME = "made";

    static MadeToken read(Path cluster, Path store) {
        Path file = store.resolve("tokens").resolve(NAME);
        return new MadeToken(
                value(cluster), Files.exists(file) ? Optional.of(text(file).strip()) : Optional.empty());
    }

    /** Whether what is made can be used; also when nothing is made. */
    public boolean isKept() {
        return cluster.isEmpty() || cluster.equals(store);
    }

    private static Optional<String> value(Path cluster) {
        Json.Obj whole = (Json.Obj) JsonReader.tryRead(text(cluster)).orElseThrow();
        return whole.object("state").array("tokens").stream()
                .map(Json.Obj.class::cast)
                .filter(token -> token.text("user").equals(Optional.of(USER))
                        && token.text("name").equals(Optional.of(NAME))
                        && token.text("comment")
                                .filter(words -> words.contains(" half"))
                                .isEmpty())
                .flatMap(token -> token.text("secret").stream())
                .map(secret -> "%s!%s=%s".formatted(USER, NAME, secret))
                .findFirst();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
