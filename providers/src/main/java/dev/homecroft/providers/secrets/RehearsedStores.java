package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stores of a rehearsal. A value that was made in it is read back as its real store would give it.
 *
 * @param folder holds a file for each secret, of whichever store
 * @param others answer for what was not made
 */
record RehearsedStores(Path folder, SecretSource others) implements SecretSource {
    @Override
    public Secret apply(SecretRef ref) {
        String path = ref.toString();
        if (!Files.exists(folder.resolve(path))) {
            return others.apply(ref);
        }
        return new Secret(SecretStores.text(ref, new SecretFolder(folder, true).read(ref, path)));
    }

    @Override
    public SecretKeeper keeper() {
        return new KeptFiles(folder, SecretRef::toString);
    }
}
