package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.api.ProxmoxSettings;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.contract.Ability;
import dev.homecroft.spi.contract.ProviderFixture;
import dev.homecroft.state.ObjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The provider on a simulated cluster of three nodes. */
final class ProxmoxFixture implements ProviderFixture {
    static final String PASSWORD = "canary-7f3a-b00t";
    private static final ProxmoxSettings QUICK = new ProxmoxSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            4,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            3,
            3);
    private static final int SUBJECT_ID = 150;

    private final ProxmoxSimulator simulator;
    private boolean isStill;

    ProxmoxFixture() {
        this(config());
    }

    ProxmoxFixture(ProxmoxSimulatorConfig config) {
        simulator = ProxmoxSimulator.start(config);
    }

    static ProxmoxSimulatorConfig config() {
        Map<String, String> digest = Map.of("sha256", Labs.DIGEST);
        return ProxmoxSimulatorConfig.homeLab()
                .withFixtures(List.of(
                        new ImageFixture(Labs.IMAGE_URL, 400L << 20, 2L << 30, digest),
                        new ImageFixture(Labs.TEMPLATE_URL, 120L << 20, 120L << 20, digest)));
    }

    ProxmoxSimulator simulator() {
        return simulator;
    }

    @Override
    public Provider provider() {
        return new ProxmoxProvider(QUICK);
    }

    private static Labs base() {
        return new Labs()
                .with(Wanted.vm("web")
                        .on("pve1")
                        .id(110)
                        .image("debian-13")
                        .disk("system", "local-lvm", "8G")
                        .nic("net0", "10.20.0.11")
                        .cloudInit(Optional.of(Labs.PASSWORD)))
                .with(Wanted.container("dns")
                        .on("pve2")
                        .disk("root", "local-lvm", "4G")
                        .nic("eth0", "10.20.0.2"));
    }

    private static Wanted subjectWanted() {
        return Wanted.vm("db")
                .on("pve1")
                .id(SUBJECT_ID)
                .disk("system", "local-lvm", "16G")
                .disk("data", "tank", "32G")
                .nic("net0", "")
                .tags("blue", "green");
    }

    @Override
    public Lab lab() {
        return base().with(subjectWanted()).build();
    }

    @Override
    public Address subject() {
        return Address.parse("guest/db");
    }

    @Override
    public Connection connection(Connection projected) {
        return connection(projected, simulator);
    }

    static Connection connection(Connection projected, ProxmoxSimulator simulator) {
        return new Connection(
                projected.target(),
                new ArrayList<>(simulator.endpoints().values()),
                Set.copyOf(simulator.fingerprints().values()),
                projected.credential(),
                projected.options());
    }

    @Override
    public Map<SecretRef, String> secrets() {
        return Map.of(Labs.TOKEN, ProxmoxSimulatorConfig.ROOT_TOKEN, Labs.PASSWORD, PASSWORD);
    }

    @Override
    public Collection<String> canaries() {
        String token = ProxmoxSimulatorConfig.ROOT_TOKEN;
        return List.of(token.substring(token.indexOf('=') + 1), PASSWORD);
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    @Override
    public Map<ObjectRef, String> dump() {
        Map<ObjectRef, String> dump = new TreeMap<>();
        for (int id = 100; id < 200; id++) {
            int vmid = id;
            simulator.control().look(id).ifPresent(guest -> dump.put(ref(vmid, guest), guest.toString()));
        }
        return dump;
    }

    private static ObjectRef ref(int id, NavigableMap<String, String> guest) {
        return new ObjectRef(Names.target("home"), guest.getOrDefault("@kind", "qemu") + "/" + id);
    }

    static int id(ObjectRef ref) {
        return Integer.parseInt(ref.locator().substring(ref.locator().indexOf('/') + 1));
    }

    @Override
    public void pass(Duration duration) {
        if (!isStill) {
            simulator.control().advance(duration);
        }
    }

    /** Does something while the simulated time stands. */
    void still(Runnable act) {
        isStill = true;
        act.run();
        isStill = false;
    }

    @Override
    public Change change() {
        return new Change(base().with(subjectWanted().tags("blue", "red")).build(), Set.of("tags"));
    }

    @Override
    public Lab without() {
        return base().build();
    }

    @Override
    public ObjectRef create() {
        return create(170, "windows");
    }

    private ObjectRef create(int id, String name) {
        simulator
                .control()
                .anna()
                .create(
                        "qemu",
                        "pve1",
                        id,
                        Map.of("name", name, "scsi0", "local-lvm:4", "net0", "virtio,bridge=vmbr0"));
        return new ObjectRef(Names.target("home"), "qemu/" + id);
    }

    @Override
    public String edit(ObjectRef ref) {
        simulator.control().anna().configure(id(ref), Map.of("tags", "yellow"));
        return "tags";
    }

    @Override
    public void delete(ObjectRef ref) {
        simulator.control().anna().delete(id(ref));
    }

    @Override
    public ObjectRef copy(ObjectRef ref) {
        simulator.control().anna().copy(id(ref), 180, "db-copy");
        return new ObjectRef(ref.target(), "qemu/180");
    }

    @Override
    public void replace(ObjectRef ref) {
        delete(ref);
        create(id(ref), "somebody");
    }

    @Override
    public ObjectRef move(ObjectRef ref) {
        simulator.control().anna().migrate(id(ref), "pve3");
        return ref;
    }

    @Override
    public void unmark(ObjectRef ref) {
        String description = simulator.control().look(id(ref)).orElseThrow().getOrDefault("description", "");
        String bare = description.substring(0, description.indexOf("<!-- croft-mark"));
        simulator.control().anna().configure(id(ref), Map.of("description", bare));
    }

    @Override
    public void stop() {
        simulator.endpoints().keySet().forEach(simulator.control()::powerOff);
    }

    @Override
    public void start() {
        simulator.endpoints().keySet().forEach(simulator.control()::powerOn);
        for (ObjectRef ref : dump().keySet()) {
            boolean isOurs = simulator
                    .control()
                    .look(id(ref))
                    .orElseThrow()
                    .getOrDefault("description", "")
                    .contains("croft-mark");
            if (isOurs) {
                simulator.control().anna().start(id(ref));
            }
        }
    }

    @Override
    public Map<SecretRef, String> wrongSecrets() {
        return Map.of(Labs.TOKEN, "root@pam!croft=00000000-2222-4333-8444-555555555555", Labs.PASSWORD, PASSWORD);
    }

    @Override
    public void dropNextCall() {
        next(new Fault.DropsBefore());
    }

    @Override
    public void loseNextAnswer() {
        next(new Fault.DropsAfter());
    }

    private void next(Fault fault) {
        simulator.control().faults().clear();
        for (String method : List.of("POST", "PUT", "DELETE")) {
            simulator.control().faults().add(Fault.Rule.once(method, ".*", fault));
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
