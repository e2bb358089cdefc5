package dev.homecroft.app.lab;

import dev.homecroft.engine.apply.Cancellation;
import dev.homecroft.engine.apply.Pauses;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.SecretSource;
import dev.homecroft.spi.Taking;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * The way out of the program: where systems answer, what their secrets are, what time it is.
 *
 * @param redactor learns every secret that is given out
 * @param taking what is spoken of as if it were ours
 */
record Outside(
        String labId,
        Map<Target, Connection> connections,
        SecretSource secrets,
        Redactor redactor,
        InstantSource clock,
        Pauses pauses,
        Taking taking)
        implements ProviderContext {

    Outside taking(Taking others) {
        return new Outside(labId, connections, secrets, redactor, clock, pauses, others);
    }

    @Override
    public Connection connection(Target target) {
        Connection known = connections.get(target);
        if (known == null) {
            throw new CroftException(
                    Diagnostic.error("no-connection", "Nobody knows how to reach `%s`.".formatted(target))
                            .build());
        }
        return known;
    }

    @Override
    public Secret secret(SecretRef ref) {
        Secret secret = secrets.apply(ref);
        redactor.learn(secret);
        return secret;
    }

    /** The same, for a run. */
    SecretSource source() {
        return new SecretSource() {
            @Override
            public Secret apply(SecretRef ref) {
                return secret(ref);
            }

            @Override
            public SecretKeeper keeper() {
                return secrets.keeper();
            }
        };
    }

    @Override
    public void pause(Duration duration) {
        try {
            pauses.pause(duration, new Cancellation());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
