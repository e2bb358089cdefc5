package dev.homecroft.app.lab;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The secret stores that a lab declares, asked at the last moment. */
public final class LabSecrets implements Function<SecretRef, Secret> {
    private final Lab lab;
    private final Path root;
    private final Map<String, String> environment;

    public LabSecrets(Lab lab, Path root, Map<String, String> environment) {
        this.lab = lab;
        this.root = root;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Secret apply(SecretRef ref) {
        Secrets.Store store = Optional.ofNullable(lab.secrets().stores().get(ref.store()))
                .orElseThrow(() -> missing(ref, "The lab declares no store `" + ref.store() + "`."));
        return switch (store.kind()) {
            case ENV -> fromEnvironment(ref, store);
            case FILE -> fromFile(ref, store);
            case AGE_FILE -> throw missing(ref, "Files of age can't be opened here; use a store of kind env or file.");
        };
    }

    private Secret fromEnvironment(SecretRef ref, Secrets.Store store) {
        String path = ref.path().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        String name = store.prefix().map(prefix -> prefix + "_").orElse("") + path;
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .map(Secret::new)
                .orElseThrow(() -> missing(ref, "The environment variable " + name + " is not set."));
    }

    private Secret fromFile(SecretRef ref, Secrets.Store store) {
        String stated = store.path().orElse("secrets");
        Path folder = stated.startsWith("~/")
                ? Path.of(environment.getOrDefault("HOME", "")).resolve(stated.substring(2))
                : root.resolve(stated);
        Path file = folder.resolve(ref.path());
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException fault) {
            throw missing(ref, "The file " + file + " can't be read.");
        }
    }

    private static CroftException missing(SecretRef ref, String detail) {
        return new CroftException(Diagnostic.error("secret-missing", "The secret `" + ref + "` is not to be had.")
                .detail(detail)
                .build());
    }
}
