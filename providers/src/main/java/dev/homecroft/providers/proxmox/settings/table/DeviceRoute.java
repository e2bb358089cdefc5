package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Mappings of devices: a line for each node. A lab says which device it is; what else stands in a line, such as the group of
 * the device, is left there.
 */
public record DeviceRoute(ListRoute list) implements Route {
    private static final String MAP = "map";
    private static final String WHOLE = "map-whole";
    private static final List<String> STATED = List.of("id", "node", "path");

    private static Json.Obj stated(Json.Obj row) {
        Map<String, Json> members = new LinkedHashMap<>(row.members());
        List<String> lines = Form.PARTS.read(row, MAP).map(Form::items).orElse(List.of());
        members.put(WHOLE, Json.strings(lines));
        members.put(MAP, Json.strings(lines.stream().map(DeviceRoute::stated).toList()));
        return new Json.Obj(members);
    }

    private static String stated(String line) {
        Map<String, String> parts = new TreeMap<>(PropertyString.parse(line).parts());
        parts.keySet().retainAll(STATED);
        return new PropertyString(Optional.empty(), parts).toString();
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        list.all(client).forEach((key, row) -> all.put(key, stated(row)));
        return all;
    }

    @Override
    public Request create(String key, Edit edit) {
        return list.create(key, edit);
    }

    @Override
    public Request change(String key, Json.Obj now, Edit edit) {
        List<String> lines = Form.PARTS.read(now, WHOLE).map(Form::items).orElse(List.of());
        if (!edit.set().containsKey(MAP)) {
            return list.change(key, now, edit);
        }
        Map<String, List<String>> set = new LinkedHashMap<>(edit.set());
        set.computeIfPresent(
                MAP,
                (_, wanted) -> wanted.stream()
                        .map(line -> lines.stream()
                                .filter(whole -> stated(whole).equals(line))
                                .findFirst()
                                .orElse(line))
                        .toList());
        return list.change(key, now, new Edit(set, edit.drop()));
    }

    @Override
    public Request delete(String key, Json.Obj now) {
        return list.delete(key, now);
    }
}
