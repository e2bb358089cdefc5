package dev.homecroft.model.checks;

import java.util.List;

/** The codes of the checks of what a hypervisor keeps for itself, of schedules and of secret stores. */
final class VirtCodes {
    static final String STORE_CYCLE = "secret-store-cycle";
    static final String STORE_FIELD = "secret-store-field";

    private VirtCodes() {}

    static List<String> all() {
        return List.of(STORE_CYCLE, STORE_FIELD);
    }
}
