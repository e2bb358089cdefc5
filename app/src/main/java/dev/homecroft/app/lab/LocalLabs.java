package dev.homecroft.app.lab;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.engine.Engine;
import dev.homecroft.engine.apply.Pauses;
import dev.homecroft.history.History;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.SecretSource;
import dev.homecroft.spi.Taking;
import dev.homecroft.state.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        Secret secret(SecretRef ref);

        /** Where values go that are made on the way. */
        default SecretKeeper keeper() {
            return SecretKeeper.NOBODY;
        }

        /** How runs wait for its simulators. */
        default Pauses pauses() {
            return Rehearsal.PAUSES;
        }

        /** Where what belongs to the sandbox is kept. */
        Path folder();
    }

    private record RehearsedSource(Rehearsed running) implements SecretSource {
        @Override
        public Secret apply(SecretRef ref) {
            return running.secret(ref);
        }

        @Override
        public SecretKeeper keeper() {
            return running.keeper();
        }
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
        Map<Target, Connection> connections = new TreeMap<>();
        Engine.connections(engine.project(lab).values())
                .forEach((target, declared) -> connections.put(
                        target,
                        sandbox.map(running -> running.connection(declared)).orElse(declared)));
        SecretSource secrets =
                sandbox.<SecretSource>map(RehearsedSource::new).orElseGet(() -> stores.apply(lab, loaded.root()));
        Pauses pauses = sandbox.map(Rehearsed::pauses).orElse(Pauses.REAL);
        Redactor redactor = new Redactor();
        Outside outside = new Outside(lab.info().id(), connections, secrets, redactor, clock, pauses, Taking.NOTHING);
        Path state = sandbox.map(Rehearsed::folder).orElseGet(() -> LocalState.prepare(loaded.root()));
        History history = histories.apply(state.resolve(HISTORY));
        return new LocalSession(
                loaded,
                engine,
                history,
                outside,
                new FaultLog(state, redactor),
                new PendingMarks(state.resolve(PENDING)),
                state.resolve("looks"),
                sandbox.isPresent());
    }
}
