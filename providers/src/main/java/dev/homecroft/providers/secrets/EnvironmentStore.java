package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Secrets;
import java.util.Locale;
import java.util.Map;

/** Environment variables: {@code proxmox/token} is {@code PREFIX_PROXMOX_TOKEN}. */
record EnvironmentStore(Secrets.Store store, Map<String, String> environment) {
    Secret read(SecretRef ref) {
        String name = variable(ref);
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw SecretProblems.noVariable(ref, name);
        }
        return new Secret(value);
    }

    private String variable(SecretRef ref) {
        String path = ref.path().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return store.prefix().map(prefix -> prefix + "_" + path).orElse(path);
    }
}
