package dev.homecroft.model.bind;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.time.Schedule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a cluster has beside its nodes: addresses for services, GitOps, encryption, identity, backups, mirrors. */
final class ClusterPartShapes {
    private static final Field<Ref> POOL_NETWORK =
            Field.of("network", Links.to(Section.NETWORKS), "The network that `from` and `to` count from.");
    private static final Field<Cidr> POOL_CIDR = Field.of("cidr", Types.CIDR, "A whole network, instead of a range.");
    private static final Field<AddressForm> FROM =
            Field.of("from", Links.address(Optional.empty()), "First address, such as servers+60.");
    private static final Field<AddressForm> TO =
            Field.of("to", Links.address(Optional.empty()), "Last address, such as servers+79.");
    private static final Shape POOL = Shape.of("a pool of addresses", POOL_NETWORK, POOL_CIDR, FROM, TO);

    private static Cluster.Pool pool(Entry entry) {
        Optional<Ref> network = entry.get(POOL_NETWORK);
        return new Cluster.Pool(
                entry.name(),
                network,
                entry.get(POOL_CIDR),
                entry.or(Field.of(FROM.name(), Links.address(network), FROM.doc()), new AddressForm.None()),
                entry.or(Field.of(TO.name(), Links.address(network), TO.doc()), new AddressForm.None()),
                entry.origin());
    }

    private static final Type<Long> ASN = Types.whole(1, 4_294_967_295L);
    private static final Field<AddressForm> PEER_ADDRESS =
            Field.required("address", Links.address(Optional.empty()), "Where the peer answers.");
    private static final Field<Long> PEER_ASN = Field.of("asn", ASN, "Number of the peer's autonomous system.");
    private static final Field<SecretRef> PEER_PASSWORD =
            Field.of("password", Links.SECRET, "Password of the session.");
    private static final Shape PEER = Shape.of("a BGP peer", PEER_ADDRESS, PEER_ASN, PEER_PASSWORD);

    private static Cluster.BgpPeer peer(Entry entry) {
        return new Cluster.BgpPeer(
                entry.name(),
                entry.must(PEER_ADDRESS, new AddressForm.None()),
                entry.get(PEER_ASN),
                entry.get(PEER_PASSWORD),
                entry.origin());
    }

    private static final Field<String> BALANCER =
            Field.required("kind", Types.TEXT, "The software, such as cilium, metallb or kube-vip.");
    private static final Field<Cluster.Announce> ANNOUNCE = Field.of(
            "announce", Types.oneOf(Cluster.Announce.class), "How others learn where an address is: l2 or bgp.");
    private static final Field<List<String>> INTERFACES = Field.of(
            "interfaces", Types.listOf(Types.TEXT), "Interfaces that announce, as regular expressions; all else.");
    private static final Field<Map<String, Cluster.Pool>> POOLS =
            Field.of("pools", Links.entries(POOL, ClusterPartShapes::pool), "Addresses that services get.");
    private static final Field<Long> OWN_ASN = Field.of("asn", ASN, "The cluster's own number, for BGP.");
    private static final Field<Map<String, Cluster.BgpPeer>> PEERS =
            Field.of("peers", Links.entries(PEER, ClusterPartShapes::peer), "Routers that it tells its addresses.");
    private static final Shape BALANCER_SHAPE =
            Shape.of("a load balancer", BALANCER, ANNOUNCE, INTERFACES, POOLS, OWN_ASN, PEERS);
    static final Field<Cluster.LoadBalancer> LOAD_BALANCER = Field.of(
            "load-balancer",
            Links.nested(
                    BALANCER_SHAPE,
                    entry -> new Cluster.LoadBalancer(
                            entry.must(BALANCER, "none"),
                            entry.get(ANNOUNCE),
                            entry.list(INTERFACES),
                            entry.map(POOLS),
                            entry.get(OWN_ASN),
                            entry.map(PEERS))),
            "How services get addresses that others can reach.");

    private static final Field<String> ENGINE = Field.required("engine", Types.TEXT, "The engine: argocd or flux.");
    private static final Field<Ref> ENGINE_CLUSTER = Field.of(
            "cluster", Links.to(Section.CLUSTERS), "The cluster that the engine runs in; this one when not stated.");
    private static final Field<String> REPOSITORY =
            Field.of("repository", Types.TEXT, "The repository that it follows; the lab's own when not stated.");
    private static final Field<String> REPOSITORY_MIRROR =
            Field.of("mirror", Types.TEXT, "Where the repository can be read when it can't be read there.");
    private static final Field<String> REVISION = Field.of("revision", Types.TEXT, "Branch or tag that it follows.");
    private static final Field<String> PATH = Field.of(
            "path",
            Types.matching("a folder such as kubernetes/cluster", "[^/\\s]+(/[^/\\s]+)*"),
            "Folder of the tree with `active` and `inactive`; no file below it is read as part of the lab.");
    private static final Field<List<String>> APPS = Field.of(
            "apps",
            Types.listOf(Types.matching("folders such as active/apps/*", "[^/\\s]+(/[^/\\s]+)*")),
            "Which folders are apps; else each topmost folder with a kustomization.yaml or a Chart.yaml.");
    private static final Shape GITOPS_SHAPE = Shape.of(
            "settings for GitOps",
            ENGINE,
            ENGINE_CLUSTER,
            REPOSITORY,
            REPOSITORY_MIRROR,
            REVISION,
            PATH,
            APPS,
            MachineShapes.NOTE);
    static final Field<Cluster.Gitops> GITOPS = Field.of(
            "gitops",
            Links.nested(
                    GITOPS_SHAPE,
                    entry -> new Cluster.Gitops(
                            entry.must(ENGINE, "argocd"),
                            entry.get(ENGINE_CLUSTER),
                            entry.get(REPOSITORY),
                            entry.get(REPOSITORY_MIRROR),
                            entry.get(REVISION),
                            entry.get(PATH),
                            entry.list(APPS),
                            entry.get(MachineShapes.NOTE),
                            entry.origin())),
            "What brings it to the state of a repository.");

    private static final Type<String> KEY_KIND = Types.words("node-id", "tpm", "kms", "static");
    private static final Field<String> STATE =
            Field.of("state", KEY_KIND, "Key of the partition with the configuration: node-id, tpm, kms or static.");
    private static final Field<String> EPHEMERAL =
            Field.of("ephemeral", KEY_KIND, "Key of the partition with etcd and pods: node-id, tpm, kms or static.");
    private static final Field<String> AT_REST = Field.of(
            "secrets",
            Types.words("secretbox", "aescbc", "kms"),
            "What keeps secrets in etcd unreadable: secretbox, aescbc or kms.");
    private static final Shape ENCRYPTION_SHAPE = Shape.of("settings for encryption", STATE, EPHEMERAL, AT_REST);
    static final Field<Cluster.Encryption> ENCRYPTION = Field.of(
            "encryption",
            Links.nested(
                    ENCRYPTION_SHAPE,
                    entry -> new Cluster.Encryption(entry.get(STATE), entry.get(EPHEMERAL), entry.get(AT_REST))),
            "How its disks and secrets are encrypted.");

    private static final Field<URI> ISSUER = Field.of("issuer", Types.URL, "URL of the OIDC issuer.");
    private static final Field<String> CLIENT_ID = Field.of("client-id", Types.TEXT, "Its name as a client.");
    private static final Field<SecretRef> CLIENT_SECRET =
            Field.of("client-secret", Links.SECRET, "The secret of the client.");
    private static final Field<Ref> IDENTITY_APP =
            Field.of("app", Links.to(Section.APPS), "The app that it is, if it is one of the lab's.");
    private static final Shape IDENTITY_SHAPE =
            Shape.of("an identity provider", ISSUER, CLIENT_ID, CLIENT_SECRET, IDENTITY_APP);
    private static final Type<Cluster.Identity> IDENTITY_OF = Links.nested(
            IDENTITY_SHAPE,
            entry -> new Cluster.Identity(
                    entry.get(ISSUER), entry.get(CLIENT_ID), entry.get(CLIENT_SECRET), entry.get(IDENTITY_APP)));
    static final Field<Cluster.Identity> IDENTITY = Field.of("identity", IDENTITY_OF, "Who says who somebody is.");
    static final Field<Cluster.Identity> OIDC = Field.of("oidc", IDENTITY_OF, "Who says who somebody is.");

    private static final Field<Schedule> SCHEDULE = Field.of("schedule", TimeTypes.CRON, "When, as in cron.");
    private static final Field<String> TARGET =
            Field.of("target", Types.TEXT, "Where snapshots go, such as s3://etcd/home.");
    private static final Field<Long> KEEP = Field.of("keep", Types.whole(1, 100_000), "How many are kept.");
    private static final Field<SecretRef> CREDENTIALS = Field.of("credentials", Links.SECRET, "What opens the target.");
    private static final Field<SecretRef> BACKUP_KEY =
            Field.of("key", Links.SECRET, "What snapshots are encrypted with.");
    private static final Shape BACKUP_SHAPE =
            Shape.of("settings for backups of etcd", SCHEDULE, TARGET, KEEP, CREDENTIALS, BACKUP_KEY);
    static final Field<Cluster.EtcdBackup> ETCD_BACKUP = Field.of(
            "etcd-backup",
            Links.nested(
                    BACKUP_SHAPE,
                    entry -> new Cluster.EtcdBackup(
                            entry.get(SCHEDULE),
                            entry.get(TARGET),
                            entry.get(KEEP),
                            entry.get(CREDENTIALS),
                            entry.get(BACKUP_KEY),
                            entry.origin())),
            "Snapshots of etcd.");

    private static final Field<List<URI>> ENDPOINTS =
            Field.required("endpoints", Types.listOf(Types.URL), "What is asked instead, in this order.");
    private static final Field<Boolean> SKIP_FALLBACK =
            Field.of("skip-fallback", Types.FLAG, "Whether the registry itself is never asked.");
    private static final Shape MIRROR = Shape.of("a mirror of a registry", ENDPOINTS, SKIP_FALLBACK);
    static final Field<Map<String, Cluster.Mirror>> MIRRORS = Field.of(
            "registry-mirrors",
            Links.entries(
                    MIRROR,
                    entry -> new Cluster.Mirror(
                            entry.name(),
                            entry.must(ENDPOINTS, List.of()),
                            entry.or(SKIP_FALLBACK, false),
                            entry.origin())),
            "Where images are pulled from, by registry such as docker.io.");

    private ClusterPartShapes() {}
}
