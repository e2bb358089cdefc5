package dev.homecroft.app.accidents;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client with the rules of others: calls by number and name, and nothing is looked at first. */
final class Naive implements AutoCloseable {
    private final String base;
    private final HttpClient http;

    Naive(ProxmoxSimulator cluster) {
        this.base = cluster.endpoints().values().iterator().next() + "/api2/json";
        this.http = HttpClient.newBuilder()
                .sslContext(Trust.of(cluster))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * What came back.
     *
     * @param status 0 when the connection broke
     */
    record Answer(int status, String body) {
        /** {@code data}, where it is a text: mostly the id of a task. */
        String data() {
            return JsonReader.tryRead(body)
                    .filter(Json.Obj.class::isInstance)
                    .flatMap(json -> ((Json.Obj) json).text("data"))
                    .orElse("");
        }
    }

    Answer post(String path, String... form) {
        return send("POST", path, List.of(form));
    }

    Answer get(String path) {
        return send("GET", path, List.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, List.of());
    }

    /** Waits for the end of the task; its exit status. */
    String ended(Answer begun) {
        String task = begun.data();
        String node = task.split(":")[1];
        Answer status = get("/nodes/" + node + "/tasks/" + URLEncoder.encode(task, StandardCharsets.UTF_8) + "/status");
        return JsonReader.tryRead(status.body())
                .filter(Json.Obj.class::isInstance)
                .flatMap(json -> ((Json.Obj) json).object("data").text("exitstatus"))
                .orElse("");
    }

    private Answer send(String method, String path, List<String> form) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < form.size(); i += 2) {
            pairs.add(form.get(i) + "=" + URLEncoder.encode(form.get(i + 1), StandardCharsets.UTF_8));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "PVEAPIToken=" + ProxmoxSimulatorConfig.ROOT_TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException broken) {
            return new Answer(0, "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
