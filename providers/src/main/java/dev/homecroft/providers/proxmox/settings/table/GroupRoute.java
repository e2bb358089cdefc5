package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Security groups, without their rules. A new comment is given by renaming a group to what it is called. */
public record GroupRoute() implements Route {
    private static final String PATH = "/cluster/firewall/groups";
    private static final String KEY = "group";

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        Tasks.rows(client.need(PATH, "list security groups"))
                .forEach(row -> row.text(KEY).ifPresent(name -> all.put(name, without(row))));
        return all;
    }

    private static Json.Obj without(Json.Obj row) {
        Map<String, Json> members = new LinkedHashMap<>(row.members());
        members.remove(KEY);
        return new Json.Obj(members);
    }

    @Override
    public Request create(String name, Edit edit) {
        return new Request("POST", PATH, named(name, edit));
    }

    private static List<Map.Entry<String, String>> named(String name, Edit edit) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>(List.of(Map.entry(KEY, name)));
        parameters.addAll(edit.parameters());
        return parameters;
    }

    @Override
    public Request change(String name, Json.Obj now, Edit edit) {
        Request request = new Request("POST", PATH, named(name, edit)).with("rename", name);
        return request.under(now);
    }

    /** The server refuses as long as there are rules in it; ours have gone by then. */
    @Override
    public Request delete(String name, Json.Obj now) {
        return Request.delete(PATH + "/" + Words.encode(name));
    }
}
