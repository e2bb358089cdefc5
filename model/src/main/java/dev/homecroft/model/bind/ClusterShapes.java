package dev.homecroft.model.bind;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.source.YamlNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kubernetes clusters, their versions and nodes. */
final class ClusterShapes {
    private static final Version NO_VERSION = Version.parse("0");
    private static final Field<Version> INITIAL =
            Field.of("initial", Types.VERSION, "What a new node is installed with.");
    private static final Field<Version> TARGET = Field.required("target", Types.VERSION, "What every node is to run.");
    private static final Shape VERSION_PAIR = Shape.of("an initial and a target version", INITIAL, TARGET);
    private static final Type<Cluster.Versions> VERSIONS_OF = MixedTypes.shortOr(
            Types.VERSION, version -> new Cluster.Versions(version, version), VERSION_PAIR, entry -> {
                Version target = entry.must(TARGET, NO_VERSION);
                return new Cluster.Versions(entry.or(INITIAL, target), target);
            });
    private static final Field<Cluster.Versions> TALOS =
            Field.of("talos", VERSIONS_OF, "Version of Talos Linux on the nodes.");
    private static final Field<Cluster.Versions> KUBERNETES =
            Field.of("kubernetes", VERSIONS_OF, "Version of Kubernetes.");
    private static final Shape VERSIONS_SHAPE = Shape.of("the versions of a cluster", TALOS, KUBERNETES);

    private record Versions(Optional<Cluster.Versions> talos, Optional<Cluster.Versions> kubernetes) {}

    private static final Field<Cluster.Role> ROLE =
            Field.required("role", Types.oneOf(Cluster.Role.class), "control-plane or worker.");
    private static final Field<Map<String, String>> LABELS =
            Field.of("labels", Types.mapOf("a mapping from labels to values", Types.TEXT), "Labels of the node.");
    static final Type<String> TAINT = Types.matching(
            "a taint such as dedicated=nas:NoSchedule",
            "[A-Za-z0-9./_-]+(=[A-Za-z0-9._-]*)?:(NoSchedule|PreferNoSchedule|NoExecute)");
    private static final Field<List<String>> TAINTS =
            Field.of("taints", Types.listOf(TAINT), "Taints of the node, which keep work away.");
    private static final Field<Ref> IMAGE =
            Field.of("image", Links.to(Section.IMAGES), "What is installed; the image of its machine when not stated.");
    private static final Field<String> DISK =
            Field.of("disk", Types.TEXT, "Path of the disk that it is installed on, such as /dev/nvme0n1.");
    private static final Field<Map<String, String>> SELECTOR = Field.of(
            "disk-selector",
            Types.mapOf("a mapping from properties of a disk to values", Types.TEXT),
            "The disk that it is installed on, by properties such as size, type, serial, model, wwid or busPath.");
    private static final Field<List<YamlNode>> NODE_PATCHES =
            Field.of("patches", Types.listOf(MixedTypes.RAW), "Native documents laid over the node's configuration.");
    private static final Shape NODE =
            Shape.of("a node of a cluster", ROLE, LABELS, TAINTS, IMAGE, DISK, SELECTOR, NODE_PATCHES);

    private static Cluster.Node node(Entry entry) {
        return new Cluster.Node(
                entry.name(),
                MixedTypes.key(entry, MixedTypes.MACHINES),
                entry.must(ROLE, Cluster.Role.WORKER),
                entry.map(LABELS),
                entry.list(TAINTS),
                entry.get(IMAGE),
                entry.get(DISK),
                entry.map(SELECTOR),
                entry.list(NODE_PATCHES),
                entry.origin());
    }

    private static final Field<Cluster.Kind> KIND =
            Field.of("kind", Types.oneOf(Cluster.Kind.class), "What made it; talos when not stated.");
    private static final Field<Ref> ENVIRONMENT =
            Field.of("environment", Links.to(Section.ENVIRONMENTS), "The environment that it serves.");
    private static final Field<Versions> VERSIONS = Field.of(
            "versions",
            Links.nested(VERSIONS_SHAPE, entry -> new Versions(entry.get(TALOS), entry.get(KUBERNETES))),
            "Versions; each alone, or as `initial` and `target`.");
    private static final Field<URI> ENDPOINT =
            Field.of("endpoint", Types.URL, "Where its API answers, such as https://home.lab.example.org:6443.");
    private static final Field<Ref> NETWORK =
            Field.of("network", Links.to(Section.NETWORKS), "The network of its nodes, which `vip` may count from.");
    private static final Field<AddressForm> VIP =
            Field.of("vip", Links.address(Optional.empty()), "Address of the API that moves between control planes.");
    private static final Field<List<Cidr>> PODS = Field.of(
            "pod-subnets", Types.listOf(Types.CIDR), "Where pods get addresses; 10.244.0.0/16 when not stated.");
    private static final Field<List<Cidr>> SERVICES = Field.of(
            "service-subnets", Types.listOf(Types.CIDR), "Where services get addresses; 10.96.0.0/12 when not stated.");
    private static final Field<Fqdn> DNS_DOMAIN =
            Field.of("dns-domain", Types.FQDN, "Domain of names within it; cluster.local when not stated.");
    private static final Field<Map<String, Cluster.Node>> NODES = Field.of(
            "nodes",
            Links.entries(MixedTypes.MACHINES, NODE, ClusterShapes::node),
            "Its nodes by the name of a guest or host.");
    private static final Field<Boolean> SCHEDULABLE =
            Field.of("schedule-on-control-planes", Types.FLAG, "Whether control planes take work as well.");
    private static final Field<String> CNI =
            Field.of("cni", Types.TEXT, "What makes its pod network, such as cilium or flannel.");
    private static final Field<SecretRef> SECRETS =
            Field.of("secrets", Links.SECRET, "The bundle of keys and certificates that it is made with.");
    private static final Field<List<YamlNode>> PATCHES = Field.of(
            "patches", Types.listOf(MixedTypes.RAW), "Native documents laid over the configuration of every node.");
    static final Shape CLUSTER = Shape.of(
            "a cluster",
            KIND,
            PlaceShapes.STATUS,
            ENVIRONMENT,
            VERSIONS,
            ENDPOINT,
            NETWORK,
            VIP,
            PODS,
            SERVICES,
            DNS_DOMAIN,
            NODES,
            SCHEDULABLE,
            CNI,
            ClusterPartShapes.LOAD_BALANCER,
            ClusterPartShapes.GITOPS,
            ClusterPartShapes.ENCRYPTION,
            ClusterPartShapes.IDENTITY,
            ClusterPartShapes.ETCD_BACKUP,
            ClusterPartShapes.MIRRORS,
            SECRETS,
            PATCHES,
            MachineShapes.OWNER,
            MachineShapes.NOTE);

    static Cluster cluster(Entry entry) {
        Optional<Ref> network = entry.get(NETWORK);
        Optional<Versions> versions = entry.get(VERSIONS);
        Field<AddressForm> vip = Field.of(VIP.name(), Links.address(network), VIP.doc());
        return new Cluster(
                entry.name(),
                entry.or(KIND, Cluster.Kind.TALOS),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.get(ENVIRONMENT),
                versions.flatMap(Versions::talos),
                versions.flatMap(Versions::kubernetes),
                entry.get(ENDPOINT),
                network,
                entry.or(vip, new AddressForm.None()),
                entry.list(PODS),
                entry.list(SERVICES),
                entry.get(DNS_DOMAIN),
                entry.map(NODES),
                entry.or(SCHEDULABLE, false),
                entry.get(CNI),
                entry.get(ClusterPartShapes.LOAD_BALANCER),
                entry.get(ClusterPartShapes.GITOPS),
                entry.get(ClusterPartShapes.ENCRYPTION),
                entry.get(ClusterPartShapes.IDENTITY),
                entry.get(ClusterPartShapes.ETCD_BACKUP),
                entry.map(ClusterPartShapes.MIRRORS),
                entry.get(SECRETS),
                entry.list(PATCHES),
                entry.get(MachineShapes.OWNER),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private ClusterShapes() {}
}
