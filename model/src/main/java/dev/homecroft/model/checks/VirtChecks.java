package dev.homecroft.model.checks;

import java.util.List;

/** The checks of what a hypervisor keeps for itself, of schedules and of secret stores. */
final class VirtChecks {
    static final List<LabChecks.Check> ALL = List.of(
            StoreChecks::fields,
            StoreChecks::writable,
            StoreChecks::cycles,
            AccessChecks::privileges,
            AccessChecks::acl,
            OptionChecks::rootOnly,
            CloneChecks::linked,
            CloneChecks::volumes,
            MoveChecks::disks,
            MoveChecks::rules,
            MoveChecks::replications,
            WireChecks::bridges,
            WireChecks::ports,
            SettingChecks::names,
            SettingChecks::pools,
            SettingChecks::firewalls,
            ScheduleChecks::never,
            ImageChecks::schematics,
            AppShareChecks::shares);

    private VirtChecks() {}
}
