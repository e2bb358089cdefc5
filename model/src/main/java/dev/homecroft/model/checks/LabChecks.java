package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import java.util.List;

/** All checks of a lab. */
public final class LabChecks {
    private static final List<Check> ALL = List.of(
            ReferenceChecks::unknown,
            ReferenceChecks::retired,
            NetworkChecks::overlaps,
            NetworkChecks::vlans,
            NetworkChecks::gateways,
            NetworkChecks::dhcpRanges,
            AddressChecks::twice,
            AddressChecks::outside,
            AddressChecks::reserved,
            AddressChecks::inDhcpRange,
            MacChecks::twice,
            MacChecks::group,
            NameChecks::twice,
            GuestChecks::ids,
            GuestChecks::idRanges,
            GuestChecks::nodes,
            GuestChecks::templates,
            GuestChecks::images,
            StorageChecks::disks,
            StorageChecks::images,
            PassthroughChecks::mappings,
            PassthroughChecks::devices,
            CapacityChecks::memory,
            CapacityChecks::processors,
            CapacityChecks::storages,
            FailoverChecks::room,
            QuorumChecks::groups,
            QuorumChecks::spread,
            ImageChecks::checksums,
            RecordChecks::outsideZones,
            RecordChecks::aliases,
            RecordChecks::targets,
            RecordChecks::addresses,
            ZoneChecks::servers,
            ZoneChecks::reverse,
            VipChecks::members,
            VipChecks::routerIds);

    private LabChecks() {}

    /** One check. */
    interface Check {
        void run(Facts facts, Report report);
    }

    /** Everything that the checks have to say, sorted by place. */
    public static List<Diagnostic> of(Lab lab) {
        Facts facts = Facts.of(lab);
        Report report = new Report();
        ALL.forEach(check -> check.run(facts, report));
        KubeChecks.ALL.forEach(check -> check.run(facts, report));
        GearChecks.ALL.forEach(check -> check.run(facts, report));
        VirtChecks.ALL.forEach(check -> check.run(facts, report));
        return report.diagnostics();
    }
}
