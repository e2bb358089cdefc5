package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Workers;
import dev.homecroft.model.Lab;
import java.util.ArrayList;
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
        return of(lab, Workers.alone());
    }

    /** @param workers may run several checks at once */
    public static List<Diagnostic> of(Lab lab, Workers workers) {
        Facts facts = Facts.of(lab);
        List<Check> checks = new ArrayList<>(ALL);
        checks.addAll(KubeChecks.ALL);
        checks.addAll(GearChecks.ALL);
        checks.addAll(VirtChecks.ALL);
        Report all = new Report();
        workers.each(checks, check -> {
                    Report report = new Report();
                    check.run(facts, report);
                    return report;
                })
                .forEach(all::add);
        return all.diagnostics();
    }
}
