package dev.homecroft.model.checks;

import java.util.List;

/** The codes of the checks of clusters and of what runs in them; each is a page of {@code croft explain}. */
final class KubeCodes {
    static final String ADDRESS_IN_POOL = "address-in-pool";
    static final String ADMIN_WITHOUT_ACCESS = "admin-without-access";
    static final String APP_CYCLE = "app-cycle";
    static final String APP_NOT_IN_TREE = "app-not-in-tree";
    static final String APP_IN_INACTIVE_TREE = "app-in-inactive-tree";
    static final String APP_STILL_IN_TREE = "app-still-in-tree";
    static final String BGP_PEER_TAKEN = "bgp-peer-taken";
    static final String CLUSTER_RANGES_OVERLAP = "cluster-ranges-overlap";
    static final String CLUSTER_VIP_ELSEWHERE = "cluster-vip-elsewhere";
    static final String CLUSTER_WITHOUT_CONTROL_PLANE = "cluster-without-control-plane";
    static final String COMPONENT_MISSING = "component-missing";
    static final String DNS_IN_OWN_CLUSTER = "dns-in-own-cluster";
    static final String DOMAIN_OUTSIDE_LAB = "domain-outside-lab";
    static final String ENVIRONMENT_WITHOUT_CLUSTER = "environment-without-cluster";
    static final String ETCD_EVEN = "etcd-even";
    static final String ETCD_ON_ONE_FEED = "etcd-on-one-feed";
    static final String ETCD_ON_ONE_HOST = "etcd-on-one-host";
    static final String ETCD_ON_ONE_STORAGE = "etcd-on-one-storage";
    static final String ETCD_TOO_FEW = "etcd-too-few";
    static final String EXPOSURE_NOT_SERVED = "exposure-not-served";
    static final String GATEWAY_IN_OTHER_CLUSTER = "gateway-in-other-cluster";
    static final String GATEWAY_OUTSIDE_POOLS = "gateway-outside-pools";
    static final String GIT_IN_OWN_CLUSTER = "git-in-own-cluster";
    static final String HOSTNAME_TWICE = "hostname-twice";
    static final String HOSTNAME_WITHOUT_LISTENER = "hostname-without-listener";
    static final String NAME_ON_BOTH_PLANES = "name-on-both-planes";
    static final String NODE_IN_TWO_CLUSTERS = "node-in-two-clusters";
    static final String NO_NODE_FOR_APP = "no-node-for-app";
    static final String POOLS_OVERLAP = "pools-overlap";
    static final String POOL_IN_DHCP_RANGE = "pool-in-dhcp-range";
    static final String POOL_OUTSIDE_NETWORKS = "pool-outside-networks";
    static final String PRIVATE_NAME_OUTSIDE = "private-name-outside";
    static final String PROMOTION_BACKWARDS = "promotion-backwards";
    static final String PROMOTION_NOWHERE = "promotion-nowhere";
    static final String PROMOTION_SKIPS_ENVIRONMENT = "promotion-skips-environment";
    static final String REGISTRY_IN_OWN_CLUSTER = "registry-in-own-cluster";
    static final String SECRETS_IN_OWN_CLUSTER = "secrets-in-own-cluster";
    static final String TAILNET_TAG_WITHOUT_OWNER = "tailnet-tag-without-owner";
    static final String TREE_NOT_THERE = "tree-not-there";
    static final String TUNNEL_SINGLE_REPLICA = "tunnel-single-replica";
    static final String UPGRADE_SKIPS_MINOR = "upgrade-skips-minor";
    static final String VERSIONS_UNSUPPORTED = "versions-unsupported";
    static final String VERSION_GOES_BACK = "version-goes-back";

    private KubeCodes() {}

    static List<String> all() {
        return List.of(
                ADDRESS_IN_POOL,
                ADMIN_WITHOUT_ACCESS,
                APP_CYCLE,
                APP_IN_INACTIVE_TREE,
                APP_NOT_IN_TREE,
                APP_STILL_IN_TREE,
                BGP_PEER_TAKEN,
                CLUSTER_RANGES_OVERLAP,
                CLUSTER_VIP_ELSEWHERE,
                CLUSTER_WITHOUT_CONTROL_PLANE,
                COMPONENT_MISSING,
                DNS_IN_OWN_CLUSTER,
                DOMAIN_OUTSIDE_LAB,
                ENVIRONMENT_WITHOUT_CLUSTER,
                ETCD_EVEN,
                ETCD_ON_ONE_FEED,
                ETCD_ON_ONE_HOST,
                ETCD_ON_ONE_STORAGE,
                ETCD_TOO_FEW,
                EXPOSURE_NOT_SERVED,
                GATEWAY_IN_OTHER_CLUSTER,
                GATEWAY_OUTSIDE_POOLS,
                GIT_IN_OWN_CLUSTER,
                HOSTNAME_TWICE,
                HOSTNAME_WITHOUT_LISTENER,
                NAME_ON_BOTH_PLANES,
                NODE_IN_TWO_CLUSTERS,
                NO_NODE_FOR_APP,
                POOLS_OVERLAP,
                POOL_IN_DHCP_RANGE,
                POOL_OUTSIDE_NETWORKS,
                PRIVATE_NAME_OUTSIDE,
                PROMOTION_BACKWARDS,
                PROMOTION_NOWHERE,
                PROMOTION_SKIPS_ENVIRONMENT,
                REGISTRY_IN_OWN_CLUSTER,
                SECRETS_IN_OWN_CLUSTER,
                TAILNET_TAG_WITHOUT_OWNER,
                TREE_NOT_THERE,
                TUNNEL_SINGLE_REPLICA,
                UPGRADE_SKIPS_MINOR,
                VERSIONS_UNSUPPORTED,
                VERSION_GOES_BACK);
    }
}
