package dev.homecroft.simulators.pbs.store;

import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.Stage;
import dev.homecroft.simulators.stage.Tasks;
import dev.homecroft.simulators.wire.ServerCertificate;
import java.net.URI;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The simulated server: its state on its stage, with its tasks. All that touches the state wants the lock held. */
public final class Appliance {
    /** The file of datastores. */
    public static final String DATASTORES = "datastore.cfg";

    private final String name;
    private final Stage stage;
    private final PbsState state;
    private final Pace pace;
    private final Tasks tasks;
    private final ServerCertificate certificate;
    private final Map<String, URI> internet = new ConcurrentHashMap<>();

    /** @param name of the node, as it stands in task ids */
    public Appliance(String name, Stage stage, PbsState state, Pace pace, ServerCertificate certificate) {
        this.name = name;
        this.stage = stage;
        this.state = state;
        this.pace = pace;
        this.certificate = certificate;
        this.tasks = new Tasks(stage, state.tasks(), true);
    }

    public String name() {
        return name;
    }

    public Stage stage() {
        return stage;
    }

    public PbsState state() {
        return state;
    }

    public Pace pace() {
        return pace;
    }

    public Tasks tasks() {
        return tasks;
    }

    public ServerCertificate certificate() {
        return certificate;
    }

    /** Unix seconds. */
    public long now() {
        return stage.now() / 1000;
    }

    /** Where other servers answer, by the {@code host:port} that they are called. */
    public Map<String, URI> internet() {
        return internet;
    }

    /** Runs with the lock held. */
    public <T> T locked(Supplier<T> action) {
        return stage.locked(action);
    }

    /** The options of a datastore. */
    public NavigableMap<String, Object> datastore(String store) {
        return state.file(DATASTORES)
                .find(store)
                .orElseThrow(() -> new Refusal(400, "no such datastore '" + store + "'", Map.of()));
    }

    /** What is in a datastore, for reading; refused while it is in maintenance that forbids it, or gone. */
    public Holding readable(String store) {
        return open(store, false);
    }

    /** What is in a datastore, for writing. */
    public Holding writable(String store) {
        return open(store, true);
    }

    private Holding open(String store, boolean writes) {
        NavigableMap<String, Object> options = datastore(store);
        Maintenance.of(options).ifPresent(maintenance -> maintenance.refuse(store, writes));
        if (state.file("outages").find(store).isPresent()) {
            throw new Refusal(
                    400,
                    "unable to open chunk store at \"" + options.getOrDefault("path", "") + "/.chunks\" - No such file"
                            + " or directory (os error 2)",
                    Map.of());
        }
        return held(store);
    }

    /** What is in a datastore, past everything. */
    public Holding held(String store) {
        String path = datastore(store).getOrDefault("path", "").toString();
        return Optional.ofNullable(state.holdings().get(path))
                .orElseThrow(() -> new IllegalStateException("nothing at " + path));
    }

    /** A configuration file's digest as this server has it. */
    public static String digest(ConfigFile file) {
        return file.digest("SHA-256");
    }
}
