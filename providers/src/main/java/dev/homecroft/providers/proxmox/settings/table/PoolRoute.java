package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pools: their names hold slashes and go as a parameter; members are added and taken away, never set. */
public final class PoolRoute implements Route {
    static final String STORAGE = "storage";
    private static final String PATH = "/pools";
    private static final String KEY = "poolid";

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        List<String> names = Tasks.rows(client.need(PATH, "list pools")).stream()
                .flatMap(row -> row.text(KEY).stream())
                .toList();
        return Route.each(names, name -> pool(client, name));
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String key) {
        boolean isThere = Tasks.rows(client.need(PATH, "list pools")).stream()
                .anyMatch(row -> row.text(KEY).filter(key::equals).isPresent());
        return isThere ? pool(client, key) : Optional.empty();
    }

    private static Optional<Json.Obj> pool(ProxmoxClient client, String key) {
        Json found = client.need(PATH + "?poolid=" + Words.encode(key), "show the pool `%s`".formatted(key));
        return Tasks.rows(found).stream().findFirst().map(PoolRoute::withStorages);
    }

    private static Json.Obj withStorages(Json.Obj pool) {
        List<String> storages = pool.array("members").stream()
                .map(Tasks::object)
                .filter(member -> member.text("type").filter("storage"::equals).isPresent())
                .flatMap(member -> member.text("storage").stream())
                .toList();
        Map<String, Json> members = new LinkedHashMap<>(pool.members());
        members.put(STORAGE, Json.strings(storages));
        return new Json.Obj(members);
    }

    @Override
    public Request create(String key, Edit edit) {
        return new Request("POST", PATH, with(key, edit.without(STORAGE)));
    }

    @Override
    public Request change(String key, Json.Obj now, Edit edit) {
        List<String> wanted = edit.set().getOrDefault(STORAGE, List.of()).stream()
                .flatMap(list -> List.of(list.split(",")).stream())
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> found = Form.COMMAS.read(now, STORAGE).map(Form::items).orElse(List.of());
        List<String> added =
                wanted.stream().filter(name -> !found.contains(name)).toList();
        boolean isSetOfStorages = edit.set().containsKey(STORAGE);
        List<String> gone = isSetOfStorages
                ? found.stream().filter(name -> !wanted.contains(name)).toList()
                : edit.drop().contains(STORAGE) ? found : List.of();
        Request request = new Request("PUT", PATH, with(key, edit.without(STORAGE)));
        if (!added.isEmpty()) {
            return request.with(STORAGE, String.join(",", added));
        }
        return gone.isEmpty()
                ? request
                : request.with(STORAGE, String.join(",", gone)).with("delete", "1");
    }

    private static List<Map.Entry<String, String>> with(String key, Edit edit) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>(List.of(Map.entry(KEY, key)));
        List<String> drop =
                edit.drop().stream().filter(option -> !option.equals(STORAGE)).toList();
        parameters.addAll(new Edit(edit.set(), drop).parametersWithBlanks());
        return parameters;
    }

    /** Only an empty pool goes. Its storages are let go of first; guests in it are somebody's decision. */
    @Override
    public Request delete(String key, Json.Obj now) {
        Optional<Value> storages = Form.COMMAS.read(now, STORAGE);
        if (storages.isPresent()) {
            String names = String.join(",", Form.items(storages.get()));
            return new Request("PUT", PATH, List.of(Map.entry(KEY, key)))
                    .with(STORAGE, names)
                    .with("delete", "1");
        }
        return new Request("DELETE", PATH, List.of(Map.entry(KEY, key)));
    }
}
