package dev.homecroft.model.checks;

import java.util.List;

/** The checks of what a hypervisor keeps for itself, of schedules and of secret stores. */
final class VirtChecks {
    static final List<LabChecks.Check> ALL = List.of(StoreChecks::fields, StoreChecks::cycles);

    private VirtChecks() {}
}
