package dev.homecroft.simulators.wire;

import java.util.Map;

/**
 * One request as it came.
 *
 * @param path the path still percent-encoded, without the query
 * @param query the query still encoded, or empty
 * @param headers by lower-case name; of repeated headers the last
 * @param body its text, or empty
 */
public record WireRequest(String method, String path, String query, Map<String, String> headers, String body) {
    public WireRequest {
        headers = Map.copyOf(headers);
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
