package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where objects of one kind are in the API. Reading throws CroftException when it can't be done. */
public interface Route {
    /** All of them by key. */
    Map<String, Json.Obj> all(ProxmoxClient client);

    /** Each that is still there when it is looked at by itself. */
    static Map<String, Json.Obj> each(List<String> names, Function<String, Optional<Json.Obj>> look) {
        List<Optional<Json.Obj>> items = ProxmoxClient.each(names, look);
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            items.get(i).ifPresent(item -> all.put(name, item));
        }
        return all;
    }

    /** @param names of guests whose objects are wanted too, where an object can be a guest's; asked for only there */
    default Map<String, Json.Obj> all(ProxmoxClient client, Supplier<GuestNames> names) {
        return all(client);
    }

    default Optional<Json.Obj> find(ProxmoxClient client, String key) {
        return Optional.ofNullable(all(client).get(key));
    }

    /** Whether new ones can be made from here. */
    default boolean makes() {
        return true;
    }

    Request create(String key, Edit edit);

    /** The same where one has to look for the place first. */
    default Request create(ProxmoxClient client, String key, Edit edit) {
        return create(key, edit);
    }

    /** The next call of those that it takes. */
    Request change(String key, Json.Obj now, Edit edit);

    Request delete(String key, Json.Obj now);

    /** Calls that it takes to bring one to what it is to be, at most. */
    default int calls() {
        return 5;
    }
}
