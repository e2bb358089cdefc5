package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The KV engine, version 2, of HashiCorp Vault or OpenBao (developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2). The last
 * part of a path is the field of the secret; a path of one part is a secret with the field {@code value}.
 *
 * @param home of the user, where {@code vault login} leaves its token
 */
record VaultStore(Secrets.Store store, Login login, Path home, VaultClient client) {
    private static final String TOKEN = "VAULT_TOKEN";

    Secret read(SecretRef ref) {
        if (store.service().approle().isEmpty()) {
            return read(ref, token(ref));
        }
        Secret token = role(ref, store.service().approle().get());
        try {
            return read(ref, token);
        } finally {
            client.revoke(token);
        }
    }

    private Secret read(SecretRef ref, Secret token) {
        int slash = ref.path().lastIndexOf('/');
        String path = slash < 0 ? ref.path() : ref.path().substring(0, slash);
        String field = slash < 0 ? "value" : ref.path().substring(slash + 1);
        String mount = store.service().part().orElse("secret");
        Json.Obj secret = client.get(ref, "/v1/" + mount + "/data/" + path, token)
                .orElseThrow(() -> StoreProblems.notThere(
                        ref,
                        "secret `%s` below `%s`".formatted(path, mount),
                        "`vault kv put -mount=%s %s %s=…` writes it.".formatted(mount, path, field)));
        String value = text(secret.object("data").object("data"), field)
                .orElseThrow(() -> StoreProblems.notThere(
                        ref,
                        "field `%s` in `%s`".formatted(field, path),
                        "`vault kv patch -mount=%s %s %s=…` adds it.".formatted(mount, path, field)));
        if (value.isEmpty()) {
            throw SecretProblems.empty(ref);
        }
        return new Secret(value);
    }

    private static Optional<String> text(Json.Obj fields, String name) {
        return switch (fields.get(name).orElse(new Json.Null())) {
            case Json.Str text -> Optional.of(text.value());
            case Json.Num number -> Optional.of(number.value().toPlainString());
            case Json other -> Optional.empty();
        };
    }

    private Secret token(SecretRef ref) {
        return login.token(store.service().token(), TOKEN)
                .or(() -> left(ref))
                .orElseThrow(() -> StoreProblems.noLogin(ref, store, TOKEN));
    }

    private Optional<Secret> left(SecretRef ref) {
        Path file = home.resolve(".vault-token");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Secret token = new Secret(SecretStores.text(ref, SecretFolder.readPrivate(ref, file)));
        login.redactor().learn(token);
        return Optional.of(token);
    }

    private Secret role(SecretRef ref, Secrets.AppRole role) {
        Secret roleId = login.secret(role.roleId());
        Secret secretId = login.secret(role.secretId());
        Secret token = client.login(ref, role.mount(), roleId, secretId);
        login.redactor().learn(token);
        return token;
    }
}
