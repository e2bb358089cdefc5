package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers the secret references of a lab from the stores that it declares. Every call asks the store again. Throws
 * {@link dev.homecroft.kernel.CroftException} when there is no such secret or it is not kept safely.
 *
 * <p>Safe for use by several threads.
 */
public final class SecretStores implements Function<SecretRef, Secret> {
    private final Map<String, Secrets.Store> stores;
    private final Path root;
    private final Map<String, String> environment;

    private SecretStores(Map<String, Secrets.Store> stores, Path root, Map<String, String> environment) {
        this.stores = stores;
        this.root = root;
        this.environment = Map.copyOf(environment);
    }

    /** @param root folder of the lab, which relative paths of stores begin at */
    public static SecretStores of(Lab lab, Path root, Map<String, String> environment) {
        return new SecretStores(lab.secrets().stores(), root, environment);
    }

    @Override
    public Secret apply(SecretRef ref) {
        Secrets.Store store = stores.get(ref.store());
        if (store == null) {
            throw SecretProblems.noStore(ref, stores.keySet());
        }
        return switch (store.kind()) {
            case ENV -> new EnvironmentStore(store, environment).read(ref);
            case FILE -> new Secret(text(ref, folder(store).read(ref, ref.path())));
            case AGE_FILE -> age(store, ref);
        };
    }

    private Secret age(Secrets.Store store, SecretRef ref) {
        byte[] encrypted = folder(store).read(ref, ref.path() + ".age");
        String stated = store.identity().orElseThrow(() -> SecretProblems.noIdentity(ref, store));
        return new Secret(text(ref, AgeFile.decrypt(ref, encrypted, path(stated))));
    }

    private SecretFolder folder(Secrets.Store store) {
        return new SecretFolder(path(store.path().orElse("secrets")), store.kind() == Secrets.Kind.FILE);
    }

    private Path path(String stated) {
        return stated.startsWith("~/")
                ? Path.of(environment.getOrDefault("HOME", "/")).resolve(stated.substring(2))
                : root.resolve(stated);
    }

    /** Editors and {@code echo} end a file with a line feed that is no part of the secret. */
    private static String text(SecretRef ref, byte[] bytes) {
        String text = SecretFolder.utf8(ref, bytes);
        String value = text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (value.isEmpty()) {
            throw SecretProblems.empty(ref);
        }
        return value;
    }
}
