package dev.homecroft.model.kube;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.time.Schedule;
import dev.homecroft.source.YamlNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Kubernetes cluster.
 *
 * @param network the network of its nodes, from which {@code vip} may count
 * @param podSubnets where pods get addresses; Talos takes 10.244.0.0/16 when none is stated
 * @param serviceSubnets where services get addresses; Talos takes 10.96.0.0/12 when none is stated
 * @param nodes its machines by the name of a guest or host
 * @param schedulable whether control planes take work as well
 * @param cni the software of the pod network, in its own word
 * @param mirrors where images are pulled from instead, by registry
 * @param secrets the bundle of keys and certificates that the cluster is made with
 * @param patches native documents laid over the configuration of every node
 */
public record Cluster(
        String name,
        Kind kind,
        Status status,
        Optional<Ref> environment,
        Optional<Versions> talos,
        Optional<Versions> kubernetes,
        Optional<URI> endpoint,
        Optional<Ref> network,
        AddressForm vip,
        List<Cidr> podSubnets,
        List<Cidr> serviceSubnets,
        Optional<Fqdn> dnsDomain,
        Map<String, Node> nodes,
        boolean schedulable,
        Optional<String> cni,
        Optional<LoadBalancer> loadBalancer,
        Optional<Gitops> gitops,
        Optional<Encryption> encryption,
        Optional<Identity> identity,
        Optional<EtcdBackup> etcdBackup,
        Map<String, Mirror> mirrors,
        Optional<SecretRef> secrets,
        List<YamlNode> patches,
        Optional<String> owner,
        Optional<String> note,
        Origin origin) {
    public Cluster {
        podSubnets = List.copyOf(podSubnets);
        serviceSubnets = List.copyOf(serviceSubnets);
        nodes = Ordered.copy(nodes);
        mirrors = Ordered.copy(mirrors);
        patches = List.copyOf(patches);
    }

    /** The nodes that hold etcd and the API server. */
    public List<Node> controlPlanes() {
        return nodes.values().stream()
                .filter(node -> node.role() == Role.CONTROL_PLANE)
                .toList();
    }

    /** What made the cluster. */
    public enum Kind {
        TALOS,
        K3S,
        KUBEADM,
        OTHER
    }

    /** What a node is for. */
    public enum Role {
        CONTROL_PLANE,
        WORKER
    }

    /**
     * @param initial what a new node is installed with
     * @param target what every node is to run; the same when only one is stated
     */
    public record Versions(Version initial, Version target) {}

    /**
     * @param machine the guest or host; empty only if its name can be no machine's
     * @param taints in the form {@code key=value:NoSchedule}
     * @param image what is installed, when it is not the image of the machine
     * @param disk where it is installed, as a path
     * @param diskSelector where it is installed, by properties of the disk in the words of Talos
     * @param patches native documents laid over the node's configuration
     */
    public record Node(
            String name,
            Optional<Ref> machine,
            Role role,
            Map<String, String> labels,
            List<String> taints,
            Optional<Ref> image,
            Optional<String> disk,
            Map<String, String> diskSelector,
            List<YamlNode> patches,
            Origin origin) {
        public Node {
            labels = Ordered.copy(labels);
            taints = List.copyOf(taints);
            diskSelector = Ordered.copy(diskSelector);
            patches = List.copyOf(patches);
        }
    }

    /**
     * How services of type LoadBalancer get addresses that others can reach.
     *
     * @param kind the software, such as {@code cilium} or {@code metallb}
     * @param interfaces of the nodes that announce, as regular expressions; all when empty
     * @param asn the cluster's own number, for {@link Announce#BGP}
     */
    public record LoadBalancer(
            String kind,
            Optional<Announce> announce,
            List<String> interfaces,
            Map<String, Pool> pools,
            Optional<Long> asn,
            Map<String, BgpPeer> peers) {
        public LoadBalancer {
            interfaces = List.copyOf(interfaces);
            pools = Ordered.copy(pools);
            peers = Ordered.copy(peers);
        }
    }

    /** How the network learns where an address is. */
    public enum Announce {
        L2,
        BGP
    }

    /** Addresses that services get: a whole network, or from one to another, both included. */
    public record Pool(
            String name, Optional<Ref> network, Optional<Cidr> cidr, AddressForm from, AddressForm to, Origin origin) {
        /** The addresses, where they are known. */
        public Optional<AddressRange> range() {
            return cidr.map(AddressRange::of)
                    .or(() -> from.known().flatMap(first -> to.known().flatMap(last -> AddressRange.of(first, last))));
        }
    }

    /** @param password of the session (RFC 2385) */
    public record BgpPeer(
            String name, AddressForm address, Optional<Long> asn, Optional<SecretRef> password, Origin origin) {}

    /**
     * What brings the cluster to the state of a repository.
     *
     * @param engine such as {@code argocd} or {@code flux}
     * @param cluster where the engine runs; in the cluster itself when not stated
     * @param repository the lab's own when not stated
     * @param mirror where the repository can be read when it can't be read there
     * @param path folder of the tree, relative to the lab's root
     * @param apps which folders of the tree are apps, as patterns of {@link AppTree}
     */
    public record Gitops(
            String engine,
            Optional<Ref> cluster,
            Optional<String> repository,
            Optional<String> mirror,
            Optional<String> revision,
            Optional<String> path,
            List<String> apps,
            Optional<String> note,
            Origin origin) {
        public Gitops {
            apps = List.copyOf(apps);
        }
    }

    /** How system disks are encrypted, by partition, in the words of Talos; and what keeps secrets in etcd unreadable. */
    public record Encryption(Optional<String> state, Optional<String> ephemeral, Optional<String> secrets) {}

    /**
     * Who says who somebody is.
     *
     * @param app the app that it is, if it is one of ours
     */
    public record Identity(
            Optional<URI> issuer, Optional<String> clientId, Optional<SecretRef> clientSecret, Optional<Ref> app) {}

    /**
     * @param target where snapshots go, such as {@code s3://etcd/home}
     * @param keep how many
     */
    public record EtcdBackup(
            Optional<Schedule> schedule,
            Optional<String> target,
            Optional<Long> keep,
            Optional<SecretRef> credentials,
            Optional<SecretRef> key,
            Origin origin) {}

    /** @param skipFallback whether the registry itself is never asked */
    public record Mirror(String name, List<URI> endpoints, boolean skipFallback, Origin origin) {
        public Mirror {
            endpoints = List.copyOf(endpoints);
        }
    }
}
