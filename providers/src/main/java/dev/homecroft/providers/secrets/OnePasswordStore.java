package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A vault of 1Password by its own {@code op} (developer.1password.com/docs/cli/secret-references): a path is an item and its
 * field, {@code password} when it names none.
 */
record OnePasswordStore(Secrets.Store store, Login login, ToolClient tool) {
    private static final String TOKEN = "OP_SERVICE_ACCOUNT_TOKEN";

    Secret read(SecretRef ref) {
        String vault = store.service().part().orElseThrow(() -> StoreProblems.incomplete(ref, store, "vault"));
        String path = ref.path().contains("/") ? ref.path() : ref.path() + "/password";
        List<String> arguments = new ArrayList<>(List.of("read", "--no-newline", "op://" + vault + "/" + path));
        store.service().account().ifPresent(account -> arguments.addAll(List.of("--account", account)));
        Map<String, String> token = login.token(store.service().token(), TOKEN)
                .map(secret -> Map.of(TOKEN, secret.reveal()))
                .orElse(Map.of());
        return new Secret(SecretStores.text(ref, tool.run(ref, arguments, token)));
    }
}
