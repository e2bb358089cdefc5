package dev.homecroft.bench;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What providers get while they observe simulators. */
record Asking(String labId, Map<Target, Connection> connections, Function<SecretRef, Secret> secrets)
        implements ProviderContext {
    @Override
    public Connection connection(Target target) {
        return Optional.ofNullable(connections.get(target)).orElseThrow();
    }

    @Override
    public Secret secret(SecretRef ref) {
        return secrets.apply(ref);
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public void pause(Duration duration) {
        // Simulators are never late, so nothing is waited for.
    }

    @Override
    public boolean isCancelled() {
        return false;
    }
}
