package dev.homecroft.simulators.stage;

import dev.homecroft.simulators.values.Upid;
import dev.homecroft.simulators.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client asked and which status it got, one line each: status, method, path and arguments as JSON. A task stands as
 * its node, type and subject; what differs from run to run is left out; a question that was asked again without a change
 * between is written once.
 */
public final class Conversation {
    private static final Set<String> VOLATILE = Set.of("digest", "lock-token", "password", "new-format");

    private final List<String> lines = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /** One question with the status that it got. */
    public record Line(int status, String method, String path, Map<String, List<String>> arguments) {
        public static Line parse(String text) {
            String[] words = text.split(" ", 4);
            Map<String, List<String>> arguments = new TreeMap<>();
            Json.readObject(words[3])
                    .forEach((name, values) -> arguments.put(
                            name,
                            Json.array(values).stream().map(Object::toString).toList()));
            return new Line(Integer.parseInt(words[0]), words[1], words[2], arguments);
        }
    }

    /** A conversation that was written down, as a resource of the test that replays it. */
    public static List<Line> read(Class<?> test, String name) {
        try (InputStream in = test.getResourceAsStream("conversations/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("no conversation " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Line::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void hear(Exchange exchange) {
        String line = line(exchange);
        if (!exchange.method().equals("GET")) {
            asked.clear();
        } else if (!asked.add(line)) {
            return;
        }
        lines.add(line);
    }

    private static String line(Exchange exchange) {
        Map<String, Object> arguments = new TreeMap<>(exchange.arguments());
        arguments.keySet().removeAll(VOLATILE);
        String path = Stream.of(exchange.path().split("/"))
                .map(segment -> Upid.tryParse(segment)
                        .map(upid -> "{" + upid.type() + "," + upid.id() + "}")
                        .orElse(segment.replace(" ", "%20")))
                .collect(Collectors.joining("/"));
        return exchange.status() + " " + exchange.method() + " " + path + " " + Json.write(arguments);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
