package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The options of each firewall, by its level. Where none is set there is nothing: the server takes its defaults. */
public record LevelRoute() implements Route {
    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        return all(client, () -> GuestNames.NONE);
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client, Supplier<GuestNames> names) {
        Map<String, Json.Obj> all = read(client, Level.ofCluster(client));
        all.putAll(read(client, Level.ofGuests(client, names)));
        return all;
    }

    private static Map<String, Json.Obj> read(ProxmoxClient client, List<Level> levels) {
        List<Optional<Json.Obj>> rows = ProxmoxClient.each(levels, level -> read(client, level));
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            String key = levels.get(i).key();
            rows.get(i).ifPresent(row -> all.put(key, row));
        }
        return all;
    }

    private static Optional<Json.Obj> read(ProxmoxClient client, Level level) {
        if (level.isSilent()) {
            return Optional.of(SettingKind.SILENT);
        }
        try {
            return options(client, level).filter(row -> !isBare(row));
        } catch (CroftException silent) {
            return Optional.of(SettingKind.SILENT);
        }
    }

    private static Optional<Json.Obj> options(ProxmoxClient client, Level level) {
        Json.Obj options = Tasks.object(
                client.need(level.path() + "/options", "show options of the firewall of `%s`".formatted(level.key())));
        return Optional.of(level.mark(options.members()));
    }

    private static boolean isBare(Json.Obj row) {
        return row.members().keySet().stream().noneMatch(name -> !name.startsWith("@") && !name.equals("digest"));
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String key) {
        return Level.find(client, key).flatMap(level -> options(client, level)).filter(row -> !isBare(row));
    }

    @Override
    public Request create(String key, Edit edit) {
        throw new IllegalStateException("needs to know where it is made: " + key);
    }

    @Override
    public Request create(ProxmoxClient client, String key, Edit edit) {
        String path = Level.find(client, key).map(Level::path).orElse(Level.WHOLE.path());
        return new Request("PUT", path + "/options", edit.parameters());
    }

    @Override
    public Request change(String key, Json.Obj now, Edit edit) {
        return new Request("PUT", Level.path(now) + "/options", edit.parameters()).under(now);
    }

    @Override
    public Request delete(String key, Json.Obj now) {
        throw new IllegalStateException("can't go: the firewall of " + key);
    }
}
