package dev.homecroft.simulators.pbs;

import dev.homecroft.simulators.wire.Json;
import dev.homecroft.simulators.wire.PinnedClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plain client that knows nothing of any product. */
final class PbsClient implements AutoCloseable {
    private final PinnedClient http;

    PbsClient(PbsSimulator simulator, String token) {
        http = new PinnedClient(simulator.endpoint(), simulator.fingerprint(), "PBSAPIToken=" + token);
    }

    /** An answer; status 0 when the connection broke. */
    record Answer(int status, String body) {
        Object data() {
            return Json.readObject(body).getOrDefault("data", Json.Null.NULL);
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

        String digest() {
            return Json.readObject(body).getOrDefault("digest", "").toString();
        }
    }

    Answer get(String path, String... arguments) {
        return send("GET", path, Map.of(), arguments);
    }

    Answer post(String path, String... arguments) {
        return send("POST", path, Map.of(), arguments);
    }

    Answer put(String path, String... arguments) {
        return send("PUT", path, Map.of(), arguments);
    }

    Answer delete(String path, String... arguments) {
        return send("DELETE", path, Map.of(), arguments);
    }

    /** Arguments as {@code name, value, name, value}. */
    Answer send(String method, String path, Map<String, String> headers, String... arguments) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            pairs.put(arguments[i], arguments[i + 1]);
        }
        Optional<PinnedClient.Answer> answer = http.ask(method, path, pairs, headers);
        return answer.map(given -> new Answer(given.status(), given.body())).orElse(new Answer(0, ""));
    }

    /** Waits for the task of this answer and gives its exit status. */
    String exit(Answer started) {
        if (started.status() != 200) {
            throw new AssertionError("no task: " + started);
        }
        return get("/nodes/localhost/tasks/" + PinnedClient.encode(started.text()) + "/status")
                .object()
                .getOrDefault("exitstatus", "still running")
                .toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
