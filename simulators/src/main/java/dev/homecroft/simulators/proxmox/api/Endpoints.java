package dev.homecroft.simulators.proxmox.api;

import java.util.List;
import java.util.stream.Stream;

/** The whole API as one table. */
final class Endpoints {
    private Endpoints() {}

    static List<Endpoint> all(NodeCertificates certificates) {
        return Stream.of(
                        AccessEndpoints.table(),
                        Users.table(),
                        Tokens.table(),
                        Realms.table(),
                        ClusterEndpoints.table(),
                        Ha.table(),
                        Firewall.table(),
                        StorageDefinitions.table(),
                        NodeNetwork.table(),
                        NodePower.table(),
                        NodeSettings.table(),
                        NodeFacts.table(),
                        Sdn.table(),
                        Files.table(),
                        Jobs.table(),
                        Vzdump.table(),
                        NodeEndpoints.table(certificates),
                        AcmeOrders.table(certificates),
                        TaskEndpoints.table(),
                        PoolEndpoints.table(),
                        QemuEndpoints.table(),
                        LxcEndpoints.table(),
                        StorageEndpoints.table())
                .flatMap(List::stream)
                .toList();
    }
}
