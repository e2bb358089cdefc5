package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One file that SOPS encrypted (getsops.io), by {@code sops} itself, whatever holds its keys: a path is that of the value's
 * keys.
 *
 * @param identity file with the age identity, where it is not where sops looks for it
 */
record SopsStore(Path file, Optional<Path> identity, ToolClient tool) {
    Secret read(SecretRef ref) {
        if (!Files.isRegularFile(file)) {
            throw SecretProblems.noFile(ref, file);
        }
        String keys = Arrays.stream(ref.path().split("/"))
                .map(key -> "[\"" + key + "\"]")
                .collect(Collectors.joining());
        Map<String, String> more = identity.map(path -> {
                    SecretFolder.readPrivate(ref, path);
                    return Map.of("SOPS_AGE_KEY_FILE", path.toString());
                })
                .orElse(Map.of());
        byte[] value = tool.run(ref, List.of("decrypt", "--extract", keys, file.toString()), more);
        return new Secret(SecretStores.text(ref, value));
    }
}
