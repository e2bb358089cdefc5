package dev.homecroft.model.checks;

import java.util.List;

/** The checks of clusters, of what runs in them and of the ways that lead there. */
final class KubeChecks {
    static final List<LabChecks.Check> ALL = List.of(
            ClusterChecks::ranges,
            ClusterChecks::vips,
            ClusterChecks::nodes,
            ClusterChecks::controlPlanes,
            ClusterChecks::environments,
            PoolChecks::overlaps,
            PoolChecks::addresses,
            PoolChecks::dhcp,
            PoolChecks::networks,
            PoolChecks::peers,
            PoolChecks::gateways,
            EtcdChecks::count,
            EtcdChecks::hosts,
            EtcdChecks::feeds,
            EtcdChecks::storages,
            VersionChecks::support,
            VersionChecks::paths,
            CycleChecks::git,
            CycleChecks::registries,
            CycleChecks::secrets,
            CycleChecks::dns,
            CycleChecks::apps,
            ExposureChecks::outside,
            ExposureChecks::bothPlanes,
            ExposureChecks::served,
            ExposureChecks::admin,
            HostnameChecks::twice,
            HostnameChecks::listeners,
            HostnameChecks::clusters,
            HostnameChecks::domains,
            AppChecks::trees,
            AppChecks::folders,
            PlacementChecks::nodes,
            ComponentChecks::missing,
            StageChecks::backwards,
            StageChecks::skips,
            StageChecks::nowhere,
            EdgeChecks::replicas,
            EdgeChecks::tags);

    private KubeChecks() {}
}
