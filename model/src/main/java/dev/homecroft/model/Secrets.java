package dev.homecroft.model;

import dev.homecroft.kernel.SecretRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where secrets are kept, and which must be there.
 *
 * @param required names that must exist though no field of the lab refers to them
 */
public record Secrets(Map<String, Store> stores, List<SecretRef> required) {
    public static final Secrets EMPTY = new Secrets(Map.of(), List.of());

    public Secrets {
        stores = Ordered.copy(stores);
        required = List.copyOf(required);
    }

    /** Kinds of secret store. */
    public enum Kind {
        /** Environment variables: {@code proxmox/token} is {@code PREFIX_PROXMOX_TOKEN}. */
        ENV,
        /** A folder with one file for each secret, readable by the owner alone. */
        FILE,
        /** A folder with one age-encrypted file for each secret. */
        AGE_FILE
    }

    /**
     * @param path folder of the files; relative to the lab's root, {@code ~} is the user's home
     * @param prefix of the environment variables
     * @param identity file with the age identity, for {@link Kind#AGE_FILE}
     */
    public record Store(
            String name,
            Kind kind,
            Optional<String> path,
            Optional<String> prefix,
            Optional<String> identity,
            Origin origin) {}
}
