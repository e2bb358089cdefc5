package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the calls for settings. Secrets get their value here and nowhere else. */
final class Sending {
    private final ProxmoxClient client;
    private final ProviderContext context;
    private final Map<String, SecretRef> secrets = new LinkedHashMap<>();

    Sending(ProxmoxClient client, ProviderContext context, SettingKind kind, Fields values) {
        this.client = client;
        this.context = context;
        values.values().forEach((path, value) -> {
            if (value instanceof Value.Hidden(SecretRef ref)) {
                kind.column(path).ifPresent(column -> secrets.put(column.wire(), ref));
            }
        });
    }

    Answer send(Request request) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (Map.Entry<String, String> parameter : request.parameters()) {
            Optional<SecretRef> secret = Optional.ofNullable(secrets.get(parameter.getKey()));
            parameters.add(secret.map(ref -> revealed(parameter.getKey(), ref)).orElse(parameter));
        }
        return client.send(request.verb(), request.path(), parameters);
    }

    private Map.Entry<String, String> revealed(String option, SecretRef ref) {
        try (Secret secret = context.secret(ref)) {
            client.redactor().learn(secret);
            return Map.entry(option, secret.reveal());
        }
    }
}
