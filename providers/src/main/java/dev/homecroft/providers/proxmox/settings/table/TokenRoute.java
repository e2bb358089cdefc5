package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens, below their users. The value of a new one is shown once, and nobody here could keep it: so none is made. */
public final class TokenRoute implements Route {
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

    @Override
    public boolean makes() {
        return false;
    }

    @Override
    public Request create(String key, Edit edit) {
        throw new IllegalStateException("nobody could keep the value of " + key);
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
