package dev.homecroft.model.checks;

import java.util.List;

/** The checks of what stands around hosts and guests: power, cables, firewall, storage, backups, and what people decide. */
final class GearChecks {
    static final List<LabChecks.Check> ALL = List.of(
            NeedChecks::missing,
            NeedChecks::cycles,
            NeedChecks::order,
            NasChecks::datasets,
            NasChecks::pools,
            DatasetChecks::room,
            NasChecks::ownDisks,
            NasChecks::retention,
            NasChecks::replications,
            NasChecks::users,
            BackupChecks::targets,
            BackupChecks::domains,
            BackupChecks::guests,
            BackupChecks::copies,
            BackupChecks::isolation,
            PowerChecks::sharedUps,
            PowerChecks::cycles,
            PowerChecks::load,
            CableChecks::twice,
            CableChecks::ports,
            CableChecks::networks,
            CableChecks::trunks,
            FirewallChecks::effect,
            FirewallChecks::twice,
            FirewallChecks::forwards,
            FirewallChecks::shares,
            CertificateChecks::issuers,
            CertificateChecks::names,
            CareChecks::singles,
            CareChecks::updates,
            CareChecks::decisions,
            CareChecks::steps,
            HouseChecks::timezone,
            HouseChecks::contact,
            HouseChecks::links,
            HouseChecks::groups,
            ZoneChecks::singles,
            VipChecks::priorities);

    private GearChecks() {}
}
