package dev.homecroft.engine.apply;

import dev.homecroft.kernel.Redactor;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.SecretSource;
import dev.homecroft.state.Target;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What carrying out a plan needs of the outside.
 *
 * @param labId as our marks carry it
 * @param providers by name
 * @param connections throws CroftException for a target that it doesn't know
 * @param secrets throws CroftException for a secret that is not to be had
 * @param redactor learns every secret that is given out, and cleans every message
 * @param bugs told of each exception that is a fault of ours, with the place, by any thread; its text is not redacted
 */
public record RunPorts(
        String labId,
        Map<String, Provider> providers,
        Function<Target, Connection> connections,
        SecretSource secrets,
        Redactor redactor,
        InstantSource clock,
        Pauses pauses,
        BiConsumer<String, Throwable> bugs) {
    public RunPorts {
        providers = Map.copyOf(providers);
    }
}
