package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * On which nodes high availability lets a guest stay. It brings a guest back to the nodes that a rule prefers, unless
 * failback is off, so that a migration to another node would be undone within seconds. Rules since 9.0, groups before.
 */
final class Affinity {
    private final Map<String, Rule> bySid = new HashMap<>();
    private final Set<String> noFailback = new HashSet<>();

    /**
     * @param priorities by node; the highest are preferred
     * @param isStrict whether it may run nowhere else
     * @param comesBack whether it is brought back to the preferred nodes
     */
    private record Rule(String name, SortedMap<String, Integer> priorities, boolean isStrict, boolean comesBack) {}

    private Affinity() {}

    static Affinity read(ProxmoxClient client) {
        Affinity affinity = new Affinity();
        List<Json.Obj> resources =
                client.get("/cluster/ha/resources") instanceof Answer.Ok(Json data) ? Tasks.rows(data) : List.of();
        for (Json.Obj row : resources) {
            if (!row.flag("failback").orElse(true)) {
                row.text("sid").ifPresent(affinity.noFailback::add);
            }
        }
        if (client.get("/cluster/ha/rules") instanceof Answer.Ok(Json data)) {
            Tasks.rows(data).forEach(affinity::rule);
        } else if (client.get("/cluster/ha/groups") instanceof Answer.Ok(Json data)) {
            Tasks.rows(data).forEach(group -> affinity.group(group, resources));
        }
        return affinity;
    }

    private void rule(Json.Obj row) {
        boolean counts = row.text("type").orElse("").equals("node-affinity")
                && !row.flag("disable").orElse(false);
        if (!counts) {
            return;
        }
        Words.items(row.text("resources").orElse(""))
                .forEach(sid -> bySid.put(
                        sid,
                        new Rule(
                                row.text("rule").orElse(""),
                                priorities(row.text("nodes").orElse("")),
                                row.flag("strict").orElse(false),
                                !noFailback.contains(sid))));
    }

    private void group(Json.Obj row, List<Json.Obj> resources) {
        String name = row.text("group").orElse("");
        Rule rule = new Rule(
                name,
                priorities(row.text("nodes").orElse("")),
                row.flag("restricted").orElse(false),
                !row.flag("nofailback").orElse(false));
        resources.stream()
                .filter(resource -> resource.text("group").orElse("").equals(name))
                .flatMap(resource -> resource.text("sid").stream())
                .forEach(sid -> bySid.put(sid, rule));
    }

    /** {@code pve1:2,pve2}. */
    private static SortedMap<String, Integer> priorities(String text) {
        SortedMap<String, Integer> priorities = new TreeMap<>();
        for (String part : Words.items(text).toList()) {
            int colon = part.indexOf(':');
            String node = colon < 0 ? part : part.substring(0, colon);
            String number = colon < 0 ? "0" : part.substring(colon + 1);
            if (!node.isEmpty() && number.matches("[0-9]{1,4}")) {
                priorities.put(node, Integer.parseInt(number));
            }
        }
        return priorities;
    }

    /**
     * What is against leaving at all as {@code nowhere}, or else the only nodes that it may go to as {@code only}, with the
     * {@code rule} that says so; nothing when it may go anywhere.
     *
     * @param from the node that it leaves, which stays up while it does
     */
    SortedMap<String, String> of(String sid, String from) {
        SortedMap<String, String> against = new TreeMap<>();
        Optional<Rule> rule = Optional.ofNullable(bySid.get(sid));
        if (rule.isEmpty()) {
            return against;
        }
        SortedMap<String, Integer> priorities = rule.get().priorities();
        int top = priorities.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        boolean isPreferred = priorities.getOrDefault(from, Integer.MIN_VALUE) == top;
        List<String> peers = priorities.entrySet().stream()
                .filter(entry -> entry.getValue() == top || !rule.get().comesBack())
                .map(Map.Entry::getKey)
                .filter(node -> !node.equals(from))
                .toList();
        if (rule.get().comesBack() && isPreferred && peers.isEmpty()) {
            against.put(
                    "nowhere",
                    "High availability would bring it back at once (rule %s)"
                            .formatted(rule.get().name()));
        } else if (rule.get().isStrict() || rule.get().comesBack()) {
            against.put("only", String.join(" ", peers));
            against.put("rule", rule.get().name());
        }
        return against;
    }

    /** The nodes that {@code only} names; empty for all. */
    static List<String> only(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
