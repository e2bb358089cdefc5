package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names of accounts with certificate authorities. No token may make, change or even see one. */
public record AccountRoute() implements FixedRoute {
    private static final String PATH = "/cluster/acme/account";

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        Tasks.rows(client.need(PATH, "list accounts of certificate authorities"))
                .forEach(row -> row.text("name").ifPresent(name -> all.put(name, new Json.Obj(Map.of()))));
        return all;
    }

    @Override
    public Request change(String name, Json.Obj now, Edit edit) {
        throw new IllegalStateException("only root@pam changes it: " + name);
    }
}
