package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.firewall.Rule;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists of rules, by level. They are changed rule by rule, so what changes them is a work of its own. */
public record RulesRoute() implements WholeRoute {
    public static final String RULES = "rules";

    /** Kind of what a list holds, people's rules included. */
    public static final String STATUS = "firewall-status";

    /** For each rule in a status whether it is ours. */
    public static final String OURS = "ours";

    public static List<Rule> rules(Value value) {
        return Form.items(value).stream().map(Rule::parse).toList();
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        return all(client, () -> GuestNames.NONE);
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client, Supplier<GuestNames> names) {
        List<Level> levels = new ArrayList<>();
        Tasks.rows(client.need("/cluster/firewall/groups", "list security groups"))
                .forEach(row -> row.text("group").ifPresent(name -> levels.add(Level.group(name))));
        levels.addAll(Level.ofCluster(client));
        Map<String, Json.Obj> all = read(client, levels);
        all.putAll(read(client, Level.ofGuests(client, names)));
        return all;
    }

    private static Map<String, Json.Obj> read(ProxmoxClient client, List<Level> levels) {
        List<Json.Obj> rows = ProxmoxClient.each(levels, level -> tryRead(client, level));
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            all.put(levels.get(i).key(), rows.get(i));
        }
        return all;
    }

    private static Json.Obj tryRead(ProxmoxClient client, Level level) {
        if (level.isSilent()) {
            return SettingKind.SILENT;
        }
        try {
            return read(client, level);
        } catch (CroftException silent) {
            return SettingKind.SILENT;
        }
    }

    private static Json.Obj read(ProxmoxClient client, Level level) {
        Json rows = client.need(level.rules(), "list rules of the firewall of `%s`".formatted(level.key()));
        return new Json.Obj(Map.of(RULES, rows));
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String key) {
        return Level.find(client, key).map(level -> read(client, level));
    }
}
