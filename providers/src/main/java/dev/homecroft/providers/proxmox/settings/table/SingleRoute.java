package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one object at a path. Its notes belong to people and to the register, so they are no field of it.
 *
 * @param key what it is called here
 */
public record SingleRoute(String path, String key) implements FixedRoute {
    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        Json.Obj row = Tasks.object(client.need(path, "show " + path));
        Map<String, Json> members = new LinkedHashMap<>(row.members());
        members.remove("description");
        return Map.of(key, new Json.Obj(members));
    }

    @Override
    public Request change(String name, Json.Obj now, Edit edit) {
        return new Request("PUT", path, edit.parameters());
    }
}
