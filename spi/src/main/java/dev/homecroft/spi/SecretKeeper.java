package dev.homecroft.spi;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;

/** Keeps values that are made on the way, in the stores that the lab lets us write. */
@FunctionalInterface
public interface SecretKeeper {
    /** Keeps nothing. */
    SecretKeeper NOBODY = (ref, start) -> {
        throw new CroftException(Diagnostic.error(
                        "secret-not-kept", "The secret `%s` can't be kept: its store is only read.".formatted(ref))
                .hint("use a store of kind `file` that says `writable: true`")
                .build());
    };

    /** Where one value is going to be kept. */
    @FunctionalInterface
    interface Place {
        /**
         * Returns when the value is safely in its store; throws CroftException when it is not, also because somebody else has kept
         * another there since the place was prepared.
         */
        void keep(Secret value);
    }

    /**
     * Sees that a value can be kept under this name before it is made; throws CroftException when it can't.
     *
     * @param start how a value begins that may stand there already, because the new one takes its place
     */
    Place prepare(SecretRef ref, String start);
}
