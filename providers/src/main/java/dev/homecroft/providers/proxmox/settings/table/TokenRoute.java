package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens, below their users. The value of a new one is shown once, in the answer to the call that makes it. */
public final class TokenRoute implements Route {
    /** Where its value is kept. */
    public static final String SECRET = "secret";

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        Map<String, Json.Obj> tokens = new LinkedHashMap<>();
        for (Json.Obj user : Tasks.rows(client.need("/access/users?full=1", "list tokens"))) {
            String name = user.text("userid").orElse("");
            user.array("tokens").stream()
                    .map(Tasks::object)
                    .forEach(token -> token.text("tokenid").ifPresent(id -> tokens.put(name + "!" + id, token)));
        }
        return tokens;
    }

    private static String path(String key) {
        int mark = key.indexOf('!');
        return "/access/users/%s/token/%s"
                .formatted(Words.encode(key.substring(0, mark)), Words.encode(key.substring(mark + 1)));
    }

    /** Where the value is kept is nothing that the server knows. */
    @Override
    public Request create(String key, Edit edit) {
        return new Request("POST", path(key), edit.without(SECRET).parameters());
    }

    @Override
    public Request change(String key, Json.Obj now, Edit edit) {
        return new Request("PUT", path(key), edit.parameters());
    }

    @Override
    public Request delete(String key, Json.Obj now) {
        return Request.delete(path(key));
    }
}
