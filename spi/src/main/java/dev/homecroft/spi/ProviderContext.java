package dev.homecroft.spi;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.InstantSource;

/** What a provider may ask for while it talks to the outside. */
public interface ProviderContext {
    /** Id of the lab, as our marks carry it. */
    String labId();

    Connection connection(Target target);

    /** The secret's value, from its store; throws CroftException when it is not to be had. Not kept by the caller. */
    Secret secret(SecretRef ref);

    InstantSource clock();

    /** What is spoken of as if it were ours; nothing but while somebody takes things over. */
    default Taking taking() {
        return Taking.NOTHING;
    }

    /** Waits that long, or less when the run is being cancelled or the clock is a test's. */
    void pause(Duration duration);

    /** Whether the user asked to stop. Work that can be left in a clean state should then be left. */
    boolean isCancelled();
}
