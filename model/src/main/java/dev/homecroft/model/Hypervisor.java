package dev.homecroft.model;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.virt.Backing;
import dev.homecroft.model.virt.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster of hosts that run guests.
 *
 * @param kind the software, {@code proxmox}
 * @param members its hosts; the host's name is the node's name
 * @param endpoints where its API answers; by default port 8006 of each member's first known address
 * @param fingerprints SHA-256 of the nodes' certificates, each 32 pairs of hexadecimal digits with colons
 * @param authorities whose certificates are believed too, under the endpoint's name: {@code machine} for all that the machine
 *     trusts, or a certificate of one in PEM
 * @param token secret that holds {@code user@realm!name=uuid}
 * @param bridge the bridge for guests that state none
 * @param ids the range that guests' ids are taken from
 * @param pool resource pool of all guests that state none
 * @param reserve memory of each node that guests may not use
 * @param restarts whether apply may restart a guest to make a change effective
 * @param mappings resource mappings by name, each with a device for each host that has it
 * @param settings that are no guest's
 */
public record Hypervisor(
        String name,
        String kind,
        Optional<Version> version,
        List<Ref> members,
        List<URI> endpoints,
        List<String> fingerprints,
        List<String> authorities,
        Optional<SecretRef> token,
        String bridge,
        Map<String, Storage> storages,
        Map<String, Mapping> mappings,
        Optional<IdRange> ids,
        Optional<String> pool,
        ByteSize reserve,
        RestartPolicy restarts,
        Settings settings,
        Origin origin) {
    public Hypervisor {
        members = List.copyOf(members);
        endpoints = List.copyOf(endpoints);
        fingerprints = List.copyOf(fingerprints);
        authorities = List.copyOf(authorities);
        storages = Ordered.copy(storages);
        mappings = Ordered.copy(mappings);
    }

    /** Whether a running guest may be restarted by apply. */
    public enum RestartPolicy {
        /** A change that needs a restart stays pending until somebody restarts the guest. */
        NEVER,
        /** Apply restarts the guest as a disruptive step. */
        ALLOWED
    }

    /** Ids from {@code first} to {@code last}, both included. */
    public record IdRange(long first, long last) {}

    /**
     * @param kind the software's own word: {@code dir}, {@code btrfs}, {@code lvmthin}, {@code zfspool}, {@code nfs} …
     * @param nodes hosts that have it; all members when empty
     * @param content what it may hold, in the software's words
     * @param size per node, or in all when shared
     * @param nas the appliance that it lies on, for storages of the network
     * @param backing what else is said of where it lies
     */
    public record Storage(
            String name,
            String kind,
            List<Ref> nodes,
            List<String> content,
            boolean shared,
            Optional<String> path,
            Optional<ByteSize> size,
            Optional<Ref> nas,
            Backing backing,
            Origin origin) {
        public Storage {
            nodes = List.copyOf(nodes);
            content = List.copyOf(content);
        }
    }

    /**
     * @param devices name of a device of the host, by host
     */
    public record Mapping(String name, Map<String, DeviceOf> devices, Origin origin) {
        public Mapping {
            devices = Ordered.copy(devices);
        }
    }

    /** A host's device by its name there. */
    public record DeviceOf(Ref host, String device) {}
}
