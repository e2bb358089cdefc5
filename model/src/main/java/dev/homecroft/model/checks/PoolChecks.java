package dev.homecroft.model.checks;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Network;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.Vip;
import dev.homecroft.model.edge.Gateway;
import dev.homecroft.model.kube.AddressRange;
import dev.homecroft.model.kube.Cluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Addresses that clusters give to services: among themselves, beside others, and where gateways want them. */
final class PoolChecks {
    private PoolChecks() {}

    private record Known(Cluster cluster, Cluster.Pool pool, AddressRange range) {
        SourceRange at() {
            return pool.origin().key();
        }
    }

    private static List<Known> pools(Facts facts) {
        List<Known> pools = new ArrayList<>();
        for (Cluster cluster : Clusters.of(facts)) {
            for (Cluster.Pool pool : Clusters.pools(cluster)) {
                pool.range().ifPresent(range -> pools.add(new Known(cluster, pool, range)));
            }
        }
        return pools;
    }

    static void overlaps(Facts facts, Report report) {
        List<Known> pools = pools(facts);
        for (int i = 0; i < pools.size(); i++) {
            Known one = pools.get(i);
            for (int j = 0; j < i; j++) {
                if (one.range().overlaps(pools.get(j).range())) {
                    Known other = pools.get(j);
                    report.add(Diagnostic.error(
                                    KubeCodes.POOLS_OVERLAP,
                                    "The pools `%s` of `%s` and `%s` of `%s` hold the same addresses."
                                            .formatted(
                                                    other.pool().name(),
                                                    other.cluster().name(),
                                                    one.pool().name(),
                                                    one.cluster().name()))
                            .at(one.at(), one.range().toString())
                            .context(other.at(), other.range().toString())
                            .about(Clusters.address(one.cluster())));
                }
            }
        }
    }

    /** A gateway may have an address of a pool, and so may a VIP that nothing but a pool holds. */
    static void addresses(Facts facts, Report report) {
        NavigableMap<IpAddress, Known> byFirst = new TreeMap<>();
        pools(facts).forEach(pool -> byFirst.putIfAbsent(pool.range().first(), pool));
        for (Plug plug : facts.plugs()) {
            holder(byFirst, plug.ip())
                    .filter(pool -> !isMeantForPools(facts, plug))
                    .ifPresent(pool -> report.add(Diagnostic.error(
                                    KubeCodes.ADDRESS_IN_POOL,
                                    "`%s` has an address that `%s` gives to services."
                                            .formatted(
                                                    plug.name(), pool.cluster().name()))
                            .at(plug.at(), plug.ip().orElseThrow().toString())
                            .context(pool.at(), pool.range().toString())
                            .about(plug.thing())));
        }
        for (Network network : facts.lab().networks().values()) {
            holder(byFirst, network.gateway()).ifPresent(pool -> router(pool, network, report));
        }
    }

    /** Pools do not overlap, or that is reported; so the nearest that begins before is the only one that can have it. */
    private static Optional<Known> holder(NavigableMap<IpAddress, Known> byFirst, Optional<IpAddress> address) {
        return address.flatMap(ip -> Optional.ofNullable(byFirst.floorEntry(ip))
                .map(Map.Entry::getValue)
                .filter(pool -> pool.range().contains(ip)));
    }

    private static boolean isMeantForPools(Facts facts, Plug plug) {
        if (plug.thing().kind().equals(Section.GATEWAYS.kind())) {
            return true;
        }
        boolean isVip = plug.thing().kind().equals(Section.VIPS.kind());
        return isVip
                && Facts.find(facts.lab().vips(), plug.name())
                        .map(Vip::members)
                        .filter(Map::isEmpty)
                        .isPresent();
    }

    private static void router(Known pool, Network network, Report report) {
        report.add(Diagnostic.error(
                        KubeCodes.ADDRESS_IN_POOL,
                        "`%s` gives the address of the gateway of `%s` to services."
                                .formatted(pool.cluster().name(), network.name()))
                .at(pool.at(), pool.range().toString())
                .context(network.origin().of("gateway"), "the gateway")
                .about(Clusters.address(pool.cluster())));
    }

    static void dhcp(Facts facts, Report report) {
        for (Known pool : pools(facts)) {
            for (Network network : facts.lab().networks().values()) {
                boolean isGivenOut = network.dhcp()
                        .filter(dhcp -> pool.range().contains(dhcp.from())
                                || dhcp.contains(pool.range().first()))
                        .isPresent();
                if (isGivenOut) {
                    report.add(Diagnostic.error(
                                    KubeCodes.POOL_IN_DHCP_RANGE,
                                    "`%s` gives addresses to services that DHCP gives to others."
                                            .formatted(pool.cluster().name()))
                            .at(pool.at(), pool.range().toString())
                            .context(network.origin().of("dhcp"), "given out from here")
                            .about(Clusters.address(pool.cluster())));
                }
            }
        }
    }

    /** ARP ends at the edge of a network: what is announced by it must be in one of the nodes' own. */
    static void networks(Facts facts, Report report) {
        for (Known pool : pools(facts)) {
            boolean isByArp = pool.cluster()
                    .loadBalancer()
                    .flatMap(Cluster.LoadBalancer::announce)
                    .filter(Cluster.Announce.L2::equals)
                    .isPresent();
            Collection<Network> networks = Clusters.networks(
                    facts.lab(), List.copyOf(pool.cluster().nodes().values()));
            List<Cidr> cidrs = networks.stream()
                    .map(network -> network.cidrFor(pool.range().first()))
                    .flatMap(Optional::stream)
                    .toList();
            boolean isInside = cidrs.stream()
                    .anyMatch(cidr -> cidr.contains(pool.range().first())
                            && cidr.contains(pool.range().last()));
            if (isByArp && !cidrs.isEmpty() && !isInside) {
                report.add(Diagnostic.error(
                                KubeCodes.POOL_OUTSIDE_NETWORKS,
                                "The pool `%s` is in no network of the nodes of `%s`, so nobody finds its addresses."
                                        .formatted(
                                                pool.pool().name(),
                                                pool.cluster().name()))
                        .at(pool.at(), pool.range().toString())
                        .context(networks.iterator().next().origin().key(), "where its nodes are")
                        .about(Clusters.address(pool.cluster()))
                        .hint("Take a range of a network that the nodes are in, or announce it by `bgp`."));
            }
        }
    }

    /** A peer is a machine beside the cluster. */
    static void peers(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            List<Cluster.BgpPeer> peers = cluster.loadBalancer()
                    .map(balancer -> List.copyOf(balancer.peers().values()))
                    .orElse(List.of());
            for (Cluster.BgpPeer peer : peers) {
                peer.address().known().ifPresent(address -> peer(facts, cluster, peer, address, report));
            }
        }
    }

    private static void peer(Facts facts, Cluster cluster, Cluster.BgpPeer peer, IpAddress address, Report report) {
        Diagnostic.Builder problem = Diagnostic.error(
                        KubeCodes.BGP_PEER_TAKEN,
                        "The address of the BGP peer `%s` belongs to `%s` itself."
                                .formatted(peer.name(), cluster.name()))
                .at(peer.origin().of("address"), address.toString())
                .about(Clusters.address(cluster));
        Optional<Plug> node = facts.plugs().stream()
                .filter(plug -> cluster.nodes().containsKey(plug.name()))
                .filter(plug -> plug.ip().filter(address::equals).isPresent())
                .findFirst();
        Optional<Known> pool = pools(facts).stream()
                .filter(known ->
                        known.cluster().equals(cluster) && known.range().contains(address))
                .findFirst();
        if (node.isPresent()) {
            report.add(problem.context(node.get().at(), "its node " + node.get().name()));
        } else if (pool.isPresent()) {
            report.add(problem.context(
                    pool.get().at(), "its pool " + pool.get().pool().name()));
        }
    }

    static void gateways(Facts facts, Report report) {
        for (Gateway gateway : facts.lab().edge().gateways().values()) {
            Optional<Cluster> cluster = gateway.cluster().flatMap(facts.lab().kubernetes()::cluster);
            if (gateway.status() == Status.RETIRED || cluster.isEmpty()) {
                continue;
            }
            List<Known> pools = pools(facts).stream()
                    .filter(known -> known.cluster().name().equals(cluster.get().name()))
                    .toList();
            for (AddressForm form : gateway.addresses()) {
                Optional<IpAddress> missed = form.known()
                        .filter(address ->
                                pools.stream().noneMatch(pool -> pool.range().contains(address)));
                if (!pools.isEmpty() && missed.isPresent()) {
                    report.add(Diagnostic.error(
                                    KubeCodes.GATEWAY_OUTSIDE_POOLS,
                                    "`%s` can't have its address: no pool of `%s` holds it."
                                            .formatted(
                                                    gateway.name(),
                                                    cluster.get().name()))
                            .at(gateway.origin().of("addresses"), missed.get().toString())
                            .context(
                                    pools.getFirst().at(),
                                    pools.getFirst().range().toString())
                            .about(Facts.address(Section.GATEWAYS, gateway.name())));
                }
            }
        }
    }
}
