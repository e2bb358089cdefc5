package dev.homecroft.views;

import dev.homecroft.kernel.Durations;
import dev.homecroft.kernel.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a sandbox stands. */
public final class SandboxView {
    private SandboxView() {}

    public static String text(SandboxStatus status, Paper paper) {
        List<String> lines = new ArrayList<>();
        lines.add("Sandbox for " + status.lab() + ", begun " + Times.ago(status.startedAt(), status.now())
                + ", ends by itself in " + Durations.human(Duration.between(status.now(), status.endsAt()))
                + " without use");
        lines.add("");
        List<List<String>> rows = status.servers().stream()
                .map(server -> List.of(
                        server.name(),
                        server.endpoint(),
                        server.holds()
                                + (server.faults().isEmpty() ? "" : " · ! " + String.join(", ", server.faults()))))
                .toList();
        lines.addAll(new Table(paper, 2).lines(rows));
        status.servers().stream()
                .map(SandboxStatus.Server::endpoint)
                .filter(endpoint -> endpoint.startsWith("https://"))
                .findFirst()
                .ifPresent(page -> lines.addAll(List.of("", "See what happens there in a browser: " + page + "/")));
        return String.join("\n", lines) + "\n";
    }

    /** {@code 3 Proxmox VE nodes, 2 DNS servers}. */
    public static String systems(SandboxStatus status) {
        Map<String, Long> kinds = status.servers().stream()
                .collect(Collectors.groupingBy(SandboxStatus.Server::kind, LinkedHashMap::new, Collectors.counting()));
        return kinds.entrySet().stream()
                .map(entry -> Words.count(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    public static Json json(SandboxStatus status) {
        return Json.object()
                .put("lab", status.lab())
                .put("folder", status.folder())
                .put("pid", status.pid())
                .put("startedAt", status.startedAt().toString())
                .put("now", status.now().toString())
                .put("endsAt", status.endsAt().toString())
                .put(
                        "servers",
                        Json.array(
                                status.servers(),
                                server -> Json.object()
                                        .put("target", server.target())
                                        .put("kind", server.kind())
                                        .put("name", server.name())
                                        .put("endpoint", server.endpoint())
                                        .put("holds", server.holds())
                                        .put("faults", Json.strings(server.faults()))
                                        .build()))
                .build();
    }
}
