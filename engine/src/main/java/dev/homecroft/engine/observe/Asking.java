package dev.homecroft.engine.observe;

import dev.homecroft.spi.Provider;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Target;

/** How one target is asked. Called from several threads at once. */
@FunctionalInterface
public interface Asking {
    Observation ask(Provider provider, Target target);
}
