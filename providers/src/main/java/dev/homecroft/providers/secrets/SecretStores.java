package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Secrets;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.SecretSource;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers the secret references of a lab from the stores that it declares. Every call asks the store again. Throws
 * {@link dev.homecroft.kernel.CroftException} when there is no such secret or it is not kept safely.
 *
 * <p>Safe for use by several threads.
 */
public final class SecretStores implements SecretSource {
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
        return read(ref, Set.of());
    }

    /**
     * For a rehearsal: keeps secrets of all stores in one folder, answers with what is kept there, and else with what others say.
     */
    public static SecretSource rehearsed(Path folder, SecretSource others) {
        return new RehearsedStores(folder, others);
    }

    @Override
    public SecretKeeper keeper() {
        return (ref, start) -> writable(ref).prepare(ref, start);
    }

    private SecretKeeper writable(SecretRef ref) {
        Secrets.Store store = stores.get(ref.store());
        if (store == null) {
            throw SecretProblems.noStore(ref, stores.keySet());
        }
        if (!store.keeps()) {
            return SecretKeeper.NOBODY;
        }
        Path folder = path(store.path().orElse("secrets")).toAbsolutePath().normalize();
        if (folder.startsWith(root.toAbsolutePath().normalize())) {
            throw SecretProblems.inLab(ref, folder);
        }
        return new KeptFiles(folder, SecretRef::path);
    }

    /** @param open stores that wait for this secret to be logged in to */
    private Secret read(SecretRef ref, Set<String> open) {
        Secrets.Store store = stores.get(ref.store());
        if (store == null) {
            throw SecretProblems.noStore(ref, stores.keySet());
        }
        if (open.contains(store.name())) {
            throw StoreProblems.circle(ref);
        }
        return switch (store.kind()) {
            case ENV -> new EnvironmentStore(store, environment).read(ref);
            case FILE -> new Secret(text(ref, folder(store).read(ref, ref.path())));
            case AGE_FILE -> age(store, ref);
            case SOPS -> sops(store, ref);
            case BITWARDEN -> {
                Login login = login(store, open);
                ToolClient bws = tool("bws", "https://bitwarden.com/help/secrets-manager-cli", login.redactor());
                yield new BitwardenStore(store, login, bws).read(ref);
            }
            case ONE_PASSWORD -> {
                Login login = login(store, open);
                ToolClient op = tool("op", "https://developer.1password.com/docs/cli", login.redactor());
                yield new OnePasswordStore(store, login, op).read(ref);
            }
            case VAULT -> vault(store, ref, login(store, open));
        };
    }

    private Secret sops(Secrets.Store store, SecretRef ref) {
        Path file = path(store.path().orElseThrow(() -> StoreProblems.incomplete(ref, store, "path")));
        ToolClient sops = tool("sops", "https://getsops.io", new Redactor());
        return new SopsStore(file, store.identity().map(this::path), sops).read(ref);
    }

    private Secret vault(Secrets.Store store, SecretRef ref, Login login) {
        Optional<Path> ca = store.service().ca().map(this::path);
        VaultClient client = VaultClient.of(ref, store, ca, login.redactor());
        return new VaultStore(store, login, path("~/"), client).read(ref);
    }

    private ToolClient tool(String name, String source, Redactor redactor) {
        return new ToolClient(name, source, environment, redactor);
    }

    private Login login(Secrets.Store store, Set<String> open) {
        Set<String> waiting = new HashSet<>(open);
        waiting.add(store.name());
        return new Login(ref -> read(ref, waiting), environment, new Redactor());
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
    static String text(SecretRef ref, byte[] bytes) {
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
