package dev.homecroft.simulators.proxmox;

import dev.homecroft.simulators.stage.Exchange;
import dev.homecroft.simulators.values.Upid;
import dev.homecroft.simulators.wire.Json;
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
final class Conversation {
    private static final Set<String> VOLATILE = Set.of("digest", "lock-token", "password", "new-format");

    private final List<String> lines = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /** One question with the status that it got. */
    record Line(int status, String method, String path, Map<String, List<String>> arguments) {
        static Line parse(String text) {
            String[] words = text.split(" ", 4);
            Map<String, List<String>> arguments = new TreeMap<>();
            Json.readObject(words[3])
                    .forEach((name, values) -> arguments.put(
                            name,
                            Json.array(values).stream().map(Object::toString).toList()));
            return new Line(Integer.parseInt(words[0]), words[1], words[2], arguments);
        }
    }

    synchronized void hear(Exchange exchange) {
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

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
