package dev.homecroft.simulators.proxmox;

import dev.homecroft.simulators.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A plain HTTP client that knows nothing of any product. */
final class PveClient implements AutoCloseable {
    private final URI base;
    private final SSLContext tls;
    private final HttpClient http;
    private final String authorization;

    PveClient(ProxmoxSimulator simulator, String node, String token) {
        this.base = simulator.endpoints().getOrDefault(node, URI.create("https://none"));
        this.tls = Trust.of(simulator);
        this.http = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.authorization = token.isEmpty() ? "" : "PVEAPIToken=" + token;
    }

    static PveClient root(ProxmoxSimulator simulator) {
        return new PveClient(simulator, "pve1", ProxmoxSimulatorConfig.ROOT_TOKEN);
    }

    /** An answer; {@code data} of the JSON body is null-free as {@link Json} reads it. */
    record Answer(int status, Map<String, Object> body) {
        Object data() {
            return body.getOrDefault("data", Json.Null.NULL);
        }

        Map<String, Object> object() {
            return Json.object(data());
        }

        List<Map<String, Object>> rows() {
            return Json.array(data()).stream().map(Json::object).toList();
        }

        String text() {
            return data().toString();
        }

        String message() {
            return body.getOrDefault("message", "").toString().strip();
        }

        Map<String, Object> errors() {
            return Json.object(body.getOrDefault("errors", Map.of()));
        }
    }

    Answer get(String path) {
        return send("GET", path, List.of(), List.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, List.of(), List.of());
    }

    /** Form fields as {@code name, value, name, value}. */
    Answer post(String path, String... form) {
        return send("POST", path, List.of(form), List.of());
    }

    Answer put(String path, String... form) {
        return send("PUT", path, List.of(form), List.of());
    }

    Answer send(String method, String path, List<String> form, List<String> headers) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < form.size(); i += 2) {
            pairs.add(encode(form.get(i)) + "=" + encode(form.get(i + 1)));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api2/json" + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        if (pairs.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            request.method(method, HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            return new Answer(response.statusCode(), body.isEmpty() ? Map.of() : Json.readObject(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the task of this answer and gives its exit status. */
    String exit(Answer started) {
        if (started.status() != 200) {
            throw new AssertionError("no task: " + started);
        }
        String upid = started.text();
        String node = upid.split(":")[1];
        Map<String, Object> status =
                get("/nodes/" + node + "/tasks/" + encode(upid) + "/status").object();
        return status.getOrDefault("exitstatus", "still running").toString();
    }

    /** Sends bytes as they are and gives all that comes back until the server closes. */
    String raw(String text) {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return base.getPort();
    }

    String authorization() {
        return "Authorization: " + authorization + "\r\n";
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
