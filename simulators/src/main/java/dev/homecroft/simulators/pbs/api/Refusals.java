package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.stage.Refusal;
import java.util.Map;

/** The ways in which this server says no. */
final class Refusals {
    private Refusals() {}

    /** Nearly everything that fails. */
    static Refusal bad(String text) {
        return new Refusal(400, text, Map.of());
    }

    static Refusal missing(String text) {
        return new Refusal(404, text, Map.of());
    }

    static Refusal forbidden() {
        return new Refusal(403, "permission check failed", Map.of());
    }

    static Refusal unauthorized(String why) {
        return new Refusal(401, "authentication failed - " + why, Map.of());
    }

    /** As the server words what is wrong with parameters. */
    static String text(Refusal refusal) {
        if (refusal.errors().isEmpty()) {
            return refusal.text();
        }
        StringBuilder text = new StringBuilder("parameter verification failed");
        boolean isOne = refusal.errors().size() == 1;
        text.append(isOne ? " - " : ":");
        refusal.errors().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(error -> text.append(isOne ? "" : "\n- ")
                        .append('\'')
                        .append(error.getKey())
                        .append("': ")
                        .append(error.getValue()));
        return text.toString();
    }
}
