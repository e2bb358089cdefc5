package dev.homecroft.app.world;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that a simulated cluster holds, a line for each value; without what differs from run to run for good reason. */
public record ClusterLines(List<String> lines) {
    private static final Set<String> OF_CHANCE =
            Set.of("tasks", "secret", "replication.made", "vmgenid", "meta", "digest", "startedAt", "created");

    public ClusterLines {
        lines = List.copyOf(lines);
    }

    static ClusterLines read(Path file) {
        try {
            Json whole = JsonReader.tryRead(Files.readString(file)).orElseThrow();
            List<String> lines = new ArrayList<>();
            put("", ((Json.Obj) whole).object("state"), lines);
            return new ClusterLines(lines.stream().sorted().toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void put(String path, Json value, List<String> lines) {
        switch (value) {
            // Whatever is in a certificate is drawn when it is ordered; whether it has the names that are wanted, plans
            // say.
            case Json.Obj _ when path.endsWith("/pveproxy-ssl.pem") -> lines.add(path);
            case Json.Obj(var members) ->
                members.forEach((name, item) -> {
                    if (!OF_CHANCE.contains(name)) {
                        put(path + "/" + name, item, lines);
                    }
                });
            case Json.Arr(var items) -> items.forEach(item -> put(path + "/" + name(item), item, lines));
            case Json.Str(String text) -> text.lines().forEach(line -> lines.add(path + ": " + WorldState.plain(line)));
            case Json.Num _, Json.Bool _, Json.Null _ -> lines.add(path + ": " + value);
        }
    }

    /** What a thing of a list is called. */
    private static String name(Json item) {
        if (!(item instanceof Json.Obj object)) {
            return "";
        }
        return List.of("vmid", "id", "name", "key", "path").stream()
                .flatMap(word -> object.text(word).stream())
                .findFirst()
                .map(WorldState::plain)
                .orElse("");
    }

    /** What is here and not there. */
    public List<String> without(ClusterLines other) {
        List<String> rest = new ArrayList<>(lines);
        other.lines().forEach(rest::remove);
        return rest;
    }
}
