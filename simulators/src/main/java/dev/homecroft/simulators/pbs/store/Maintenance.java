package dev.homecroft.simulators.pbs.store;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.stage.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * A datastore that is not to be used, or not to be written.
 *
 * @param type such as offline or read-only
 */
public record Maintenance(String type, String message) {
    /** That of a datastore with these options. */
    public static Optional<Maintenance> of(Map<String, Object> options) {
        return Optional.ofNullable(options.get("maintenance-mode")).map(text -> {
            Map<String, String> parts = Contract.backupServer()
                    .format("PUT", "/config/datastore/{name}", "maintenance-mode")
                    .parse(text.toString());
            String message = parts.getOrDefault("message", "").replaceAll("^\"|\"$", "");
            return new Maintenance(parts.getOrDefault("type", ""), message);
        });
    }

    void refuse(String store, boolean writes) {
        String why = switch (type) {
            case "offline" -> "offline maintenance mode: " + message;
            case "read-only" -> writes ? "read-only maintenance mode: " + message : "";
            default -> "datastore is being deleted";
        };
        if (!why.isEmpty()) {
            throw new Refusal(400, "datastore '" + store + "' is in " + why, Map.of());
        }
    }
}
