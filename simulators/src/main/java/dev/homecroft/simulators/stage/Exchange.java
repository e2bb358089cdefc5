package dev.homecroft.simulators.stage;

import java.util.List;
import java.util.Map;

/**
 * A request as it was understood, and the status it got.
 *
 * @param path below {@code /api2/json}
 * @param arguments those of the query and the body
 * @param status 0 when the connection was dropped
 */
public record Exchange(String method, String path, Map<String, List<String>> arguments, int status) {
    public Exchange {
        arguments = Map.copyOf(arguments);
    }
}
