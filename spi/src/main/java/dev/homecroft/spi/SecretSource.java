package dev.homecroft.spi;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import java.util.function.Function;

/** Where values of secrets come from; throws CroftException for one that is not to be had. */
@FunctionalInterface
public interface SecretSource extends Function<SecretRef, Secret> {
    /** Where new ones go. */
    default SecretKeeper keeper() {
        return SecretKeeper.NOBODY;
    }
}
