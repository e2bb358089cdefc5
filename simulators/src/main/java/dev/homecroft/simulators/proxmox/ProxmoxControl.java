package dev.homecroft.simulators.proxmox;

import dev.homecroft.simulators.proxmox.api.ApiServer;
import dev.homecroft.simulators.proxmox.api.HumanActs;
import dev.homecroft.simulators.proxmox.api.NodeCertificates;
import dev.homecroft.simulators.proxmox.api.NodeLink;
import dev.homecroft.simulators.proxmox.api.NodePower;
import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.proxmox.cluster.User;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.Exchange;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.wire.ServerCertificate;
import dev.homecroft.simulators.wire.TlsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The hands of a test, of a person and of fate: what happens to a cluster past the caller under test. */
public final class ProxmoxControl {
    private final Cluster cluster;
    private final FaultScript faults;
    private final Map<String, TlsServer> servers;
    private final HumanActs anna;
    private final HumanActs root;
    private final ApiServer api;
    private final NodeCertificates certificates;

    ProxmoxControl(
            Cluster cluster,
            FaultScript faults,
            Map<String, TlsServer> servers,
            ApiServer api,
            NodeCertificates certificates) {
        this.api = api;
        this.certificates = certificates;
        this.cluster = cluster;
        this.faults = faults;
        this.servers = servers;
        this.anna = new HumanActs(cluster, api, HumanActs.WHO);
        this.root = new HumanActs(cluster, api, User.ROOT);
    }

    /** Hears of every request and its status from now on; called from several threads. */
    public void witness(Consumer<Exchange> witness) {
        api.witness(witness);
    }

    /** What may go wrong with requests. */
    public FaultScript faults() {
        return faults;
    }

    /** What the person anna@pam does in the web console; her tasks are in the task log under her name. */
    public HumanActs anna() {
        return anna;
    }

    /** What somebody does who has logged in as root@pam, for whom alone some things are. */
    public HumanActs root() {
        return root;
    }

    /** Lets simulated time pass. */
    public void advance(Duration time) {
        run(() -> cluster.jumpTo(cluster.now() + time.toMillis()));
    }

    /** Lets simulated time pass until no task runs. */
    public void finishTasks() {
        run(() -> {
            while (!cluster.tasks().running().isEmpty()) {
                cluster.jumpTo(cluster.tasks().running().stream()
                        .mapToLong(TaskRecord::due)
                        .max()
                        .orElse(cluster.now()));
            }
        });
    }

    /** Simulated time since the cluster was made. */
    public Duration simulatedTime() {
        return cluster.age();
    }

    /** What the clocks of the nodes show. */
    public Instant now() {
        return Instant.ofEpochMilli(cluster.now());
    }

    /** The node dies: its guests stop, its tasks end without a word, its port refuses connections. */
    public void powerOff(String node) {
        run(() -> new NodePower(cluster).off(node));
        server(node).pause();
    }

    /** The node comes back, also from hanging; guests that start with it run again. */
    public void powerOn(String node) {
        run(() -> new NodePower(cluster).on(node));
        server(node).open();
    }

    /** The node takes connections and answers none. */
    public void hang(String node) {
        run(() -> cluster.state().nodes().put(node, cluster.node(node).with(Node.Power.HANGING, cluster.now())));
    }

    /**
     * The node has the bridge vmbr0 with this address by its port eno1, and a port eno2 without a cable. From now on it
     * answers only while some interface holds the address and leads out.
     *
     * @param cidr such as {@code 192.0.2.11/24}
     */
    public void manageAt(String node, String cidr, String gateway) {
        run(() -> new NodeLink(cluster.state()).manage(node, cidr, gateway));
    }

    /** Somebody at the shell of a node registers an account with a certificate authority, which no token may do. */
    public void registerAccount(String name, String contact) {
        run(() -> cluster.state().file("acme/accounts").at(name).put("contact", contact));
    }

    /** The cluster has a network of its own, over which the others reach this node whatever its interfaces are. */
    public void joinApart(String node) {
        run(() -> new NodeLink(cluster.state()).joinApart(node));
    }

    /** The nodes lose sight of each other, or find each other again. */
    public void cutQuorum(boolean cut) {
        run(cut ? api.islands()::cutAll : api.islands()::joinAll);
    }

    /** One node loses sight of the others and goes on alone: it answers with what it knew, and may write nothing. */
    public void cutOff(String node) {
        run(() -> api.islands().cutOff(node));
    }

    /** The node that was cut off sees the others again. */
    public void join(String node) {
        run(() -> api.islands().join(node));
    }

    /**
     * Something else takes all but so much of a storage.
     *
     * @param free bytes that are left
     */
    public void fillStorage(String storage, String node, long free) {
        run(() -> {
            var definition = cluster.volumes().find(storage);
            String key = storage + "@" + definition.place(node);
            cluster.state().ballast().remove(key);
            long rest = definition.capacity() - cluster.volumes().used(definition, node) - free;
            cluster.state().ballast().put(key, Math.max(0, rest));
        });
    }

    /** A storage no longer answers on any node: what needs it fails, what runs from it goes on. */
    public void loseStorage(String storage) {
        run(() -> cluster.state().file("outages").at(storage));
    }

    /** The storage answers again. */
    public void findStorage(String storage) {
        run(() -> cluster.state().file("outages").entries().remove(storage));
    }

    /** The clock of a node goes wrong by so much, which may be negative: tickets of others look too old or too new to it. */
    public void skewClock(String node, Duration by) {
        run(() -> cluster.state().file("skew").at(node).put("millis", Long.toString(by.toMillis())));
    }

    /** The node's certificate is replaced by another that ends then, by the real clock; it is not kept beyond a restart. */
    public void replaceCertificate(String node, Instant until) {
        ServerCertificate other = ServerCertificate.create(node, until);
        certificates.put(node, other);
        server(node).show(other.context());
    }

    /** Somebody uploads a certificate of an authority of their own, which the node shows from then on. */
    public void uploadCertificate(String node, List<String> names, Instant until) {
        run(() -> certificates.upload(node, "Annas Authority", names, until.toEpochMilli()));
    }

    /** The oldest lines of the node's journal go. */
    public void vacuumJournal(String node) {
        run(() -> cluster.journal().vacuum(node));
    }

    /** HA moves a guest to another node, running or not, without a word to anybody. */
    public void moveByHa(int vmid, String target) {
        anna.moveByHa(vmid, target);
    }

    /** The token of the lock that somebody holds on the SDN. */
    public Optional<String> sdnLock() {
        return Optional.of(cluster.locked(() -> cluster.state().file("sdn.lock").text("lock", "token")))
                .filter(token -> !token.isEmpty());
    }

    /** What a guest's agent says its address is, such as {@code 10.0.0.7/24}. */
    public void setGuestAddress(int vmid, String address) {
        run(() -> cluster.state().addresses().put(vmid, address));
    }

    /** Puts a file there as if it had been downloaded; the volume's place decides which node sees it. */
    public void addVolume(Volume volume) {
        run(() -> cluster.state().put(volume));
    }

    /** A guest as it is, past all rights: its configuration with node, kind and state added. */
    public Optional<NavigableMap<String, String>> look(int vmid) {
        return cluster.locked(() -> cluster.state().guest(vmid).map(guest -> {
            NavigableMap<String, String> seen = new TreeMap<>(guest.config());
            seen.put("@node", guest.node());
            seen.put("@kind", guest.kind().path());
            seen.put("@status", guest.isRunning() ? "running" : "stopped");
            return seen;
        }));
    }

    private TlsServer server(String node) {
        return Optional.ofNullable(servers.get(node))
                .orElseThrow(() -> new IllegalArgumentException("no such node: " + node));
    }

    private void run(Runnable act) {
        Supplier<Boolean> supplier = () -> {
            act.run();
            return true;
        };
        cluster.locked(supplier);
    }
}
