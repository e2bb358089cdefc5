package dev.homecroft.simulators.proxmox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request as it came.
 *
 * @param path the path still percent-encoded, without the query
 * @param query the query still encoded, or empty
 * @param headers by lower-case name; of repeated headers the last
 * @param body the bytes, or none
 */
public record WireRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {
    public WireRequest {
        headers = Map.copyOf(headers);
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
