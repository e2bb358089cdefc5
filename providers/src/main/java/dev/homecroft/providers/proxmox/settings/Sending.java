package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.settings.table.Column;
import dev.homecroft.providers.proxmox.settings.table.Request;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the calls for settings. Secrets get their value here and nowhere else. */
final class Sending {
    private final ProxmoxClient client;
    private final ProviderContext context;
    private final Map<String, Value> secrets = new LinkedHashMap<>();

    Sending(ProxmoxClient client, ProviderContext context, SettingKind kind, Fields values) {
        this.client = client;
        this.context = context;
        values.values()
                .forEach((path, value) -> kind.column(path)
                        .filter(Column::isSecret)
                        .ifPresent(column -> secrets.put(column.wire(), value)));
    }

    Answer send(Request request) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (Map.Entry<String, String> parameter : request.parameters()) {
            Optional<Value> secret = Optional.ofNullable(secrets.get(parameter.getKey()));
            parameters.add(secret.map(value -> Map.entry(parameter.getKey(), text(value)))
                    .orElse(parameter));
        }
        return client.send(request.verb(), request.path(), parameters);
    }

    private String text(Value value) {
        return switch (value) {
            case Value.Hidden(SecretRef ref) -> revealed(ref);
            case Value.Items(List<Value> items) -> variables(items);
            case Value.Text _, Value.Whole _, Value.Size _, Value.Flag _ -> value.toString();
        };
    }

    /** Names and secrets by turns, as the server takes them: a line for each, all of it in Base64. */
    private String variables(List<Value> items) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            lines.append(items.get(i))
                    .append('=')
                    .append(text(items.get(i + 1)))
                    .append('\n');
        }
        String encoded = Base64.getEncoder().encodeToString(lines.toString().getBytes(StandardCharsets.UTF_8));
        try (Secret whole = new Secret(encoded)) {
            client.redactor().learn(whole);
        }
        return encoded;
    }

    private String revealed(SecretRef ref) {
        try (Secret secret = context.secret(ref)) {
            client.redactor().learn(secret);
            return secret.reveal();
        }
    }
}
