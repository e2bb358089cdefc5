package dev.homecroft.app.world;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.providers.secrets.SecretStores;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.SecretSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * Secrets of a rehearsal that keeps what is made on the way as outside of one: in the stores that the lab declares.
 *
 * @param lab folder of the lab
 * @param home what {@code ~} is for its stores
 * @param given what stands for its secrets
 */
public record DeclaredStores(Path lab, Path home, Function<SecretRef, Secret> given) implements SecretSource {
    @Override
    public Secret apply(SecretRef ref) {
        return given.apply(ref);
    }

    @Override
    public SecretKeeper keeper() {
        Lab declared = LabBinder.bind(LabFiles.load(new FolderTree(lab), ParseCache.none(), path -> true))
                .lab()
                .orElseThrow();
        return SecretStores.of(declared, lab, Map.of("HOME", home.toString())).keeper();
    }
}
