package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.model.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bitwarden Secrets Manager by its own {@code bws} (bitwarden.com/help/secrets-manager-cli). Names are not unique there, so
 * one that several secrets have is refused.
 */
record BitwardenStore(Secrets.Store store, Login login, ToolClient tool) {
    private static final String TOKEN = "BWS_ACCESS_TOKEN";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    Secret read(SecretRef ref) {
        if (ID.matcher(ref.path()).matches()) {
            return value(ref, object(ref, ask(ref, "secret", "get", ref.path())));
        }
        List<String> list = new ArrayList<>(List.of("secret", "list"));
        project(ref).ifPresent(list::add);
        List<Json.Obj> named = objects(ref, ask(ref, list.toArray(String[]::new))).stream()
                .filter(secret -> secret.text("key").filter(ref.path()::equals).isPresent())
                .toList();
        return switch (named.size()) {
            case 0 -> throw StoreProblems.notThere(ref, "secret of that name", "Make it there, under that name.");
            case 1 -> value(ref, named.getFirst());
            default -> throw StoreProblems.ambiguous(ref, named.size());
        };
    }

    private Optional<String> project(SecretRef ref) {
        Optional<String> stated = store.service().part();
        if (stated.isEmpty() || ID.matcher(stated.get()).matches()) {
            return stated;
        }
        List<String> ids = objects(ref, ask(ref, "project", "list")).stream()
                .filter(project -> project.text("name").equals(stated))
                .flatMap(project -> project.text("id").stream())
                .toList();
        return switch (ids.size()) {
            case 0 ->
                throw StoreProblems.notThere(
                        ref, "project `%s`".formatted(stated.get()), "Correct `project`, or let the token see it.");
            case 1 -> Optional.of(ids.getFirst());
            default -> throw StoreProblems.ambiguous(ref, ids.size());
        };
    }

    private byte[] ask(SecretRef ref, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--output", "json", "--color", "no"));
        store.service().url().ifPresent(url -> arguments.addAll(List.of("--server-url", url.toString())));
        Secret token =
                login.token(store.service().token(), TOKEN).orElseThrow(() -> StoreProblems.noLogin(ref, store, TOKEN));
        return tool.run(ref, arguments, Map.of(TOKEN, token.reveal()));
    }

    private Json json(SecretRef ref, byte[] said) {
        return JsonReader.tryRead(new String(said, StandardCharsets.UTF_8))
                .orElseThrow(() -> StoreProblems.strange(ref, tool.name()));
    }

    private Json.Obj object(SecretRef ref, byte[] said) {
        if (json(ref, said) instanceof Json.Obj object) {
            return object;
        }
        throw StoreProblems.strange(ref, tool.name());
    }

    private List<Json.Obj> objects(SecretRef ref, byte[] said) {
        if (json(ref, said) instanceof Json.Arr list) {
            return list.items().stream()
                    .filter(Json.Obj.class::isInstance)
                    .map(Json.Obj.class::cast)
                    .toList();
        }
        throw StoreProblems.strange(ref, tool.name());
    }

    private Secret value(SecretRef ref, Json.Obj secret) {
        String value = secret.text("value").orElseThrow(() -> StoreProblems.strange(ref, tool.name()));
        if (value.isEmpty()) {
            throw SecretProblems.empty(ref);
        }
        return new Secret(value);
    }
}
