package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.stage.Refusal;
import java.util.List;

/**
 * What differs between the releases 8.4 and 9.2, beside the privileges in {@link Roles}. The contract is that of 9.1; where
 * an older release is not known to differ, it is taken to be the same.
 */
final class Versions {
    /** Paths that begin so came with a release. */
    private record Since(String path, int major, int minor) {}

    private static final List<Since> NEW = List.of(
            new Since("/cluster/ha/rules", 9, 0),
            new Since("/cluster/sdn/lock", 9, 0),
            new Since("/cluster/sdn/rollback", 9, 0),
            new Since("/cluster/sdn/fabrics", 9, 0),
            new Since("/cluster/ha/status/arm-ha", 9, 1),
            new Since("/cluster/ha/status/disarm-ha", 9, 1),
            new Since("/nodes/{node}/storage/{storage}/oci-registry-pull", 9, 1));

    private Versions() {}

    /** Whether the release has this method. */
    static boolean has(ClusterState state, Method method) {
        return NEW.stream()
                .filter(since -> method.path().startsWith(since.path()))
                .allMatch(since -> state.isAtLeast(since.major(), since.minor()));
    }

    /** Groups gave way to rules with 9.0: every call about them is refused. */
    static void requireGroups(ClusterState state) {
        if (hasRules(state)) {
            throw new Refusal("cannot index groups: ha groups have been migrated to rules");
        }
    }

    static boolean hasRules(ClusterState state) {
        return state.isAtLeast(9, 0);
    }

    /** {@code host-managed} in the network cards of containers came with 9.1. */
    static boolean hasHostManaged(ClusterState state) {
        return state.isAtLeast(9, 1);
    }

    /** The guest agent has privileges of its own since 9.0. */
    static List<String> agentPrivileges(ClusterState state) {
        return state.isAtLeast(9, 0)
                ? List.of("VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
                : List.of("VM.Monitor");
    }
}
