package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules of high availability. Before Proxmox VE 9 a group of nodes stood for a rule that binds guests to nodes, and each guest
 * named its group: there a group is shown, and changed, as the rule that it is.
 */
record HaRoute(ListRoute rules) implements Route {
    private static final String GROUPS = "/cluster/ha/groups";
    private static final String RESOURCES = "/cluster/ha/resources";
    private static final String MEMBERS = "resources";
    /** Marks the row of a group. */
    private static final String IS_GROUP = "@group";

    private static final int CALLS = 500;

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        return client.release().hasHaRules() ? rules.all(client) : groups(client);
    }

    private static Map<String, Json.Obj> groups(ProxmoxClient client) {
        List<Json.Obj> resources = Tasks.rows(client.need(RESOURCES, "list what is watched"));
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        for (Json.Obj group : Tasks.rows(client.need(GROUPS, "list groups of high availability"))) {
            String name = group.text("group").orElse("");
            List<String> members = resources.stream()
                    .filter(one -> one.text("group").filter(name::equals).isPresent())
                    .flatMap(one -> one.text("sid").stream())
                    .sorted()
                    .toList();
            all.put(name, asRule(group, members));
        }
        return all;
    }

    private static Json.Obj asRule(Json.Obj group, List<String> members) {
        Json.ObjBuilder rule = Json.object().put(IS_GROUP, true).put("type", "node-affinity");
        group.text("nodes").ifPresent(nodes -> rule.put("nodes", nodes));
        group.text("comment").ifPresent(comment -> rule.put("comment", comment));
        rule.put("strict", group.flag("restricted").orElse(false));
        rule.put(MEMBERS, String.join(",", members));
        return rule.build();
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String key) {
        return Optional.ofNullable(all(client).get(key));
    }

    @Override
    public Request create(String key, Edit edit) {
        return rules.create(key, edit);
    }

    @Override
    public Request create(ProxmoxClient client, String key, Edit edit) {
        if (client.release().hasHaRules()) {
            return rules.create(key, edit);
        }
        return new Request("POST", GROUPS, ofGroup(edit)).with("group", key);
    }

    /** What a group itself has of a rule. */
    private static List<Map.Entry<String, String>> ofGroup(Edit edit) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        edit.set().forEach((option, values) -> {
            switch (option) {
                case "nodes", "comment" -> parameters.add(Map.entry(option, values.getFirst()));
                case "strict" -> parameters.add(Map.entry("restricted", values.getFirst()));
                // Guests name their group themselves, and a group has no more than that.
                default -> {}
            }
        });
        return parameters;
    }

    @Override
    public Request change(String key, Json.Obj now, Edit edit) {
        if (now.get(IS_GROUP).isEmpty()) {
            return rules.change(key, now, edit);
        }
        List<Map.Entry<String, String>> own = ofGroup(edit);
        return own.isEmpty()
                ? join(key, members(now), edit.set().getOrDefault(MEMBERS, List.of()))
                : new Request("PUT", GROUPS + "/" + Words.encode(key), own);
    }

    private static List<String> members(Json.Obj group) {
        return words(group.text(MEMBERS).orElse(""));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(",")).filter(word -> !word.isEmpty()).toList();
    }

    /** A guest comes or goes by a call of its own. */
    private static Request join(String key, List<String> found, List<String> values) {
        List<String> wanted =
                values.stream().flatMap(value -> words(value).stream()).toList();
        return wanted.stream()
                .filter(sid -> !found.contains(sid))
                .findFirst()
                .map(sid -> member(sid).with("group", key))
                .orElseGet(() -> leave(found.stream()
                        .filter(sid -> !wanted.contains(sid))
                        .findFirst()
                        .orElse("")));
    }

    private static Request member(String sid) {
        return new Request("PUT", RESOURCES + "/" + Words.encode(sid), List.of());
    }

    private static Request leave(String sid) {
        return member(sid).with("delete", "group");
    }

    /** A group goes once nobody is in it. */
    @Override
    public Request delete(String key, Json.Obj now) {
        if (now.get(IS_GROUP).isEmpty()) {
            return rules.delete(key, now);
        }
        return members(now).stream()
                .findFirst()
                .map(HaRoute::leave)
                .orElseGet(() -> Request.delete(GROUPS + "/" + Words.encode(key)));
    }

    @Override
    public int calls() {
        return CALLS;
    }
}
