package dev.homecroft.model;

import dev.homecroft.kernel.SecretRef;
import java.net.URI;
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
        ENV("env"),
        /** A folder with one file for each secret, readable by the owner alone. */
        FILE("file"),
        /** A folder with one age-encrypted file for each secret. */
        AGE_FILE("age-file"),
        /** One file that SOPS encrypted; a path is that of its keys. */
        SOPS("sops"),
        /** Bitwarden Secrets Manager; a path is a secret's name or id. */
        BITWARDEN("bitwarden"),
        /** The KV engine, version 2, of HashiCorp Vault or OpenBao; the last part of a path is the field. */
        VAULT("vault"),
        /** A vault of 1Password; a path is an item and its field. */
        ONE_PASSWORD("1password");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it is written in a lab. */
        public String word() {
            return word;
        }
    }

    /**
     * @param path folder of the files, or the file itself for {@link Kind#SOPS}; relative to the lab's root, {@code ~} is
     *     the user's home
     * @param prefix of the environment variables
     * @param identity file with the age identity, for {@link Kind#AGE_FILE} and {@link Kind#SOPS}
     * @param writable whether values that are made on the way may be written into it, for {@link Kind#FILE}
     */
    public record Store(
            String name,
            Kind kind,
            Optional<String> path,
            Optional<String> prefix,
            Optional<String> identity,
            boolean writable,
            Service service,
            Origin origin) {
        /** Whether values that are made on the way are kept in it. */
        public boolean keeps() {
            return writable && kind == Kind.FILE;
        }
    }

    /**
     * Where a store that is a service is, and how to log in to it.
     *
     * @param url of a server of one's own
     * @param part of the service that holds this lab's secrets: a project of Bitwarden, a mount of Vault, a vault of
     *     1Password
     * @param account of 1Password, or the namespace of Vault
     * @param token in another store, with which one logs in; by default where the service's own tool looks for it
     * @param approle instead of a token, for Vault
     * @param ca file with the certificate of the authority that the server's certificate is from
     */
    public record Service(
            Optional<URI> url,
            Optional<String> part,
            Optional<String> account,
            Optional<SecretRef> token,
            Optional<AppRole> approle,
            Optional<String> ca) {
        /** What a folder of files has of it. */
        public static final Service NONE = new Service(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A machine's login to Vault.
     *
     * @param mount of the auth method, {@code approle} unless stated
     */
    public record AppRole(SecretRef roleId, SecretRef secretId, String mount) {}
}
