package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** An ordered list of firewall rules; a rule is known by its position alone, and the digest guards the list. */
final class FirewallRules {
    private static final Set<String> PLACE = Set.of("pos", "moveto", "group");

    private final String path;
    private final Function<Call, ConfigFile> file;
    private final Method creates;

    /** @param path of the list; single rules are at {@code path/{pos}} */
    FirewallRules(String path, Function<Call, ConfigFile> file) {
        this.path = path;
        this.file = file;
        this.creates = Contract.proxmoxVe().method("POST", path);
    }

    List<Endpoint> table() {
        return List.of(
                Endpoint.get(path).does(call -> rows(file.apply(call))),
                Endpoint.post(path).does(this::create),
                Endpoint.get(path + "/{pos}").does(this::look),
                Endpoint.put(path + "/{pos}").does(this::change),
                Endpoint.delete(path + "/{pos}").does(this::delete));
    }

    private List<Object> rows(ConfigFile kept) {
        List<Object> rows = new ArrayList<>();
        for (NavigableMap<String, Object> rule : kept.entries().values()) {
            rows.add(row(kept, rule, rows.size()));
        }
        return rows;
    }

    private Map<String, Object> row(ConfigFile kept, Map<String, Object> rule, int pos) {
        Map<String, Object> row = new LinkedHashMap<>(Options.json(creates, rule));
        row.put("pos", pos);
        row.put("digest", kept.digest());
        return row;
    }

    private static List<NavigableMap<String, Object>> list(ConfigFile kept) {
        return new ArrayList<>(kept.entries().values());
    }

    private static void store(ConfigFile kept, List<NavigableMap<String, Object>> rules) {
        kept.entries().clear();
        for (int i = 0; i < rules.size(); i++) {
            kept.entries().put("%06d".formatted(i), rules.get(i));
        }
    }

    private static int position(Call call, List<NavigableMap<String, Object>> rules) {
        int pos = (int) call.number("pos", 0);
        if (pos >= rules.size()) {
            throw new Refusal("no rule at position " + pos);
        }
        return pos;
    }

    private Object look(Call call) {
        ConfigFile kept = file.apply(call);
        List<NavigableMap<String, Object>> rules = list(kept);
        int pos = position(call, rules);
        Map<String, Object> row = row(kept, rules.get(pos), pos);
        // The list says a number, the single rule says the text that stood in the path.
        row.put("pos", Integer.toString(pos));
        return row;
    }

    private void check(Call call, Map<String, Object> rule) {
        boolean isGroup = "group".equals(rule.get("type"));
        String action = rule.getOrDefault("action", "").toString();
        if (isGroup
                && call.cluster().state().file("firewall/groups").find(action).isEmpty()) {
            throw Refusal.parameter("action", "no such security group '" + action + "'");
        }
        if (!isGroup && !Set.of("ACCEPT", "DROP", "REJECT").contains(action)) {
            throw Refusal.parameter("action", "unknown action '" + action + "'");
        }
        if ((rule.containsKey("dport") || rule.containsKey("sport"))
                && !rule.containsKey("proto")
                && !rule.containsKey("macro")) {
            throw Refusal.parameter("proto", "missing property - 'dport/sport' require this property");
        }
    }

    private Object create(Call call) {
        ConfigFile kept = file.apply(call);
        kept.requireDigest(call.text("digest"));
        NavigableMap<String, Object> rule = new TreeMap<>();
        Options.apply(call, creates, rule);
        rule.keySet().removeAll(PLACE);
        rule.putIfAbsent("enable", "0");
        check(call, rule);
        List<NavigableMap<String, Object>> rules = list(kept);
        // Whatever place is asked for, the real server puts a new rule at the top.
        rules.addFirst(rule);
        store(kept, rules);
        return Json.Null.NULL;
    }

    private Object change(Call call) {
        ConfigFile kept = file.apply(call);
        kept.requireDigest(call.text("digest"));
        List<NavigableMap<String, Object>> rules = list(kept);
        int pos = position(call, rules);
        if (call.optional("moveto").isPresent()) {
            int target = (int) call.number("moveto", 0);
            NavigableMap<String, Object> moved = rules.remove(pos);
            rules.add(Math.min(target > pos ? target - 1 : target, rules.size()), moved);
        } else {
            NavigableMap<String, Object> rule = new TreeMap<>(rules.get(pos));
            Options.apply(call, Contract.proxmoxVe().method("PUT", path + "/{pos}"), rule);
            rule.keySet().removeAll(PLACE);
            check(call, rule);
            rules.set(pos, rule);
        }
        store(kept, rules);
        return Json.Null.NULL;
    }

    private Object delete(Call call) {
        ConfigFile kept = file.apply(call);
        kept.requireDigest(call.text("digest"));
        List<NavigableMap<String, Object>> rules = list(kept);
        rules.remove(position(call, rules));
        store(kept, rules);
        return Json.Null.NULL;
    }
}
