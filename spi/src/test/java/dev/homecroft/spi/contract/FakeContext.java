package dev.homecroft.spi.contract;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.StepContext;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A context whose time is its own: a pause takes none, it only moves the clock on. Remembers what it was told. For one
 * thread.
 */
public final class FakeContext implements StepContext {
    private final String labId;
    private final Map<Target, Connection> connections = new TreeMap<>();
    private final Map<SecretRef, String> secrets;
    private final Consumer<Duration> onPause;
    private final List<String> handles = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private SecretKeeper keeper = SecretKeeper.NOBODY;
    private boolean cancelled;
    private boolean isFree;
    private int pauses;

    /**
     * @param onPause what else is to happen when time goes by, such as moving a simulator's clock on
     */
    public FakeContext(
            String labId,
            Collection<Connection> connections,
            Map<SecretRef, String> secrets,
            Consumer<Duration> onPause) {
        this.labId = labId;
        this.secrets = Map.copyOf(secrets);
        this.onPause = onPause;
        connections.forEach(connection -> this.connections.put(connection.target(), connection));
    }

    @Override
    public String labId() {
        return labId;
    }

    @Override
    public Connection connection(Target target) {
        Connection found = connections.get(target);
        if (found == null) {
            throw new IllegalArgumentException("no connection was projected for " + target);
        }
        return found;
    }

    @Override
    public Secret secret(SecretRef ref) {
        String value = secrets.get(ref);
        if (value == null) {
            throw new CroftException(Diagnostic.error("secret-missing", "The secret `" + ref + "` is not there.")
                    .build());
        }
        return new Secret(value);
    }

    /** Values that are made on the way go to this one from now on. */
    public FakeContext keeping(SecretKeeper other) {
        keeper = other;
        return this;
    }

    @Override
    public SecretKeeper keeper() {
        return keeper;
    }

    @Override
    public InstantSource clock() {
        return () -> now;
    }

    @Override
    public void pause(Duration duration) {
        pauses++;
        now = now.plus(duration);
        onPause.accept(duration);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void handle(String handle) {
        handles.add(handle);
    }

    @Override
    public void freeSlots() {
        isFree = true;
    }

    /** Whether the step said that it changes nothing more. */
    public boolean isFree() {
        return isFree;
    }

    @Override
    public void progress(double fraction, String words) {
        progress.add(fraction + " " + words);
    }

    /** From now on the user wants to stop. */
    public void cancel() {
        cancelled = true;
    }

    public int pauses() {
        return pauses;
    }

    public List<String> handles() {
        return List.copyOf(handles);
    }

    public Optional<String> lastHandle() {
        return handles.isEmpty() ? Optional.empty() : Optional.of(handles.getLast());
    }

    public List<String> progress() {
        return List.copyOf(progress);
    }
}
