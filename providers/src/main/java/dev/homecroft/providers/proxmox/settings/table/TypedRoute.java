package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Objects of one kind that the API keeps in a list for each type, such as mappings of PCI and of USB devices.
 *
 * @param path above the lists, each of which is called as its type
 * @param list what one list is, by its path
 */
public record TypedRoute(String path, List<String> types, Function<String, Route> list) implements Route {
    private static final String TYPE = "type";

    public TypedRoute {
        types = List.copyOf(types);
    }

    private Route of(String type) {
        return list.apply(path + "/" + type);
    }

    private static Json.Obj typed(Json.Obj row, String type) {
        Map<String, Json> members = new LinkedHashMap<>(row.members());
        members.put(TYPE, Json.of(type));
        return new Json.Obj(members);
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        types.forEach(type -> of(type).all(client).forEach((key, row) -> all.putIfAbsent(key, typed(row, type))));
        return all;
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String key) {
        return types.stream()
                .flatMap(type -> of(type).find(client, key).stream().map(row -> typed(row, type)))
                .findFirst();
    }

    @Override
    public Request create(String key, Edit edit) {
        String type = edit.set().getOrDefault(TYPE, types).getFirst();
        return of(type).create(key, edit.without(TYPE));
    }

    private Route of(Json.Obj now) {
        return of(now.text(TYPE).orElse(types.getFirst()));
    }

    @Override
    public Request change(String key, Json.Obj now, Edit edit) {
        return of(now).change(key, now, edit.without(TYPE));
    }

    @Override
    public Request delete(String key, Json.Obj now) {
        return of(now).delete(key, now);
    }
}
