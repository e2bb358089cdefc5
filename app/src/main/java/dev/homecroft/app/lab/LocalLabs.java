package dev.homecroft.app.lab;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.engine.Engine;
import dev.homecroft.engine.apply.Pauses;
import dev.homecroft.history.History;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.SecretSource;
import dev.homecroft.spi.Taking;
import dev.homecroft.state.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Labs in folders of this machine. */
public final class LocalLabs implements Labs {
    private static final String HISTORY = "history.db";
    private static final String PENDING = "adoptions.json";

    private final LabFolders folders;
    private final List<Provider> providers;
    private final Function<Path, Optional<Rehearsed>> sandboxes;
    private final BiFunction<Lab, Path, SecretSource> stores;
    private final Function<Path, History> histories;
    private final InstantSource clock;

    /** Simulators that stand in for the systems of one lab. */
    public interface Rehearsed {
        /** The same target, where its simulator answers. */
        Connection connection(Connection declared);

        /** What stands for the lab's secrets, and where values go that are made on the way. */
        SecretSource secrets();

        /** How runs wait for its simulators. */
        default Pauses pauses() {
            return Rehearsal.PAUSES;
        }

        /** Where what belongs to the sandbox is kept. */
        Path folder();
    }

    /**
     * @param sandboxes the running sandbox of a lab's folder, if there is one
     * @param stores the secret stores that a lab declares
     * @param histories opens the history in a file, which need not be there yet
     */
    public LocalLabs(
            LabFolders folders,
            List<Provider> providers,
            Function<Path, Optional<Rehearsed>> sandboxes,
            BiFunction<Lab, Path, SecretSource> stores,
            Function<Path, History> histories,
            InstantSource clock) {
        this.folders = folders;
        this.providers = List.copyOf(providers);
        this.sandboxes = sandboxes;
        this.stores = stores;
        this.histories = histories;
        this.clock = clock;
    }

    @Override
    public LabSession open(Optional<String> folder, boolean live) {
        LoadedLab loaded = LoadedLab.read(folders.find(folder));
        Lab lab = loaded.lab();
        Engine engine = new Engine(providers);
        Optional<Rehearsed> sandbox = live ? Optional.empty() : sandboxes.apply(loaded.root());
        SortedMap<String, Projection> projections = engine.project(lab);
        Map<Target, Connection> connections = new TreeMap<>();
        Engine.connections(projections.values())
                .forEach((target, declared) -> connections.put(
                        target,
                        sandbox.map(running -> running.connection(declared)).orElse(declared)));
        SecretSource secrets = sandbox.map(Rehearsed::secrets).orElseGet(() -> stores.apply(lab, loaded.root()));
        Pauses pauses = sandbox.map(Rehearsed::pauses).orElse(Pauses.REAL);
        Redactor redactor = new Redactor();
        Outside outside = new Outside(lab.info().id(), connections, secrets, redactor, clock, pauses, Taking.NOTHING);
        Path state = sandbox.map(Rehearsed::folder).orElseGet(() -> LocalState.prepare(loaded.root()));
        History history = histories.apply(state.resolve(HISTORY));
        return new LocalSession(
                loaded,
                projections,
                engine,
                history,
                outside,
                new FaultLog(state, redactor),
                new PendingMarks(state.resolve(PENDING)),
                state.resolve("looks"),
                sandbox.isPresent());
    }
}
