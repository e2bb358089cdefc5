package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The software-defined network of a cluster as one object, as it will be once what is pending is applied. Its options are called
 * {@code zones.lab.bridge}, {@code vnets.web.tag}, {@code subnets.web.10.0.0.0/24.gateway}, {@code controllers.edge.asn}.
 */
public record SdnRoute() implements WholeRoute {
    public static final String KIND = "sdn";
    public static final String KEY = "network";
    /** Whether nothing is pending. */
    public static final String APPLIED = "applied";

    public static final String PENDING = "@pending";
    /** Kind of what is pending there, whoever wrote it. */
    public static final String STATUS = "sdn-status";

    private static final String SDN = "/cluster/sdn/";
    private static final Set<String> NO_OPTIONS = Set.of(
            "digest", "state", "pending", "zone-id", "id", "cidr", "network", "mask", "subnet", "vnet", "plugin");
    private static final Set<String> FLAGS = Set.of("vlanaware", "isolate-ports", "snat", APPLIED);
    private static final Set<String> NUMBERS = Set.of("tag", "mtu", "asn");
    private static final Set<String> LISTS = Set.of("nodes", "peers");

    /** The column of an option, by its name. */
    public static Column column(String field) {
        String option = field.substring(field.lastIndexOf('.') + 1);
        if (FLAGS.contains(option)) {
            return Column.of(field, Form.FLAG);
        }
        if (option.equals("dhcp-range")) {
            return Column.of(field, Form.PARTS);
        }
        Form form = NUMBERS.contains(option) ? Form.WHOLE : LISTS.contains(option) ? Form.COMMAS : Form.TEXT;
        return Column.of(field, form);
    }

    /** The object that an option belongs to: {@code zones.lab}. */
    public static String owner(String field) {
        return field.substring(0, Math.max(0, field.lastIndexOf('.')));
    }

    /** The option that tells whether an object is there at all. */
    public static boolean isFounding(String field) {
        return field.startsWith("vnets.") ? field.endsWith(".zone") : field.endsWith(".type");
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        Map<String, Json> members = new TreeMap<>();
        Set<String> pending = new TreeSet<>();
        List<String> vnets = new ArrayList<>();
        for (Map.Entry<String, String> list : Map.of("controllers", "controller", "zones", "zone", "vnets", "vnet")
                .entrySet()) {
            for (Json.Obj row : rows(client, list.getKey())) {
                row.text(list.getValue()).ifPresent(name -> {
                    boolean isThere = put(list.getKey() + "." + name, list.getValue(), row, members, pending);
                    if (isThere && list.getKey().equals("vnets")) {
                        vnets.add(name);
                    }
                });
            }
        }
        for (String vnet : vnets) {
            for (Json.Obj row : rows(client, "vnets/" + Words.encode(vnet) + "/subnets")) {
                put("subnets." + vnet + "." + cidr(row), "subnet", row, members, pending);
            }
        }
        if (members.isEmpty() && pending.isEmpty()) {
            return Map.of();
        }
        members.put(APPLIED, Json.of(pending.isEmpty()));
        members.put(PENDING, Json.strings(pending));
        return Map.of(KEY, new Json.Obj(members));
    }

    private static List<Json.Obj> rows(ProxmoxClient client, String list) {
        return Tasks.rows(client.need(SDN + list + "?pending=1", "list " + list + " of the SDN"));
    }

    /** Known by its zone and range, {@code lab-10.0.0.0-24}; the range is also said by itself. */
    private static String cidr(Json.Obj row) {
        String id = row.text("subnet").or(() -> row.text("id")).orElse("");
        String range = id.substring(id.indexOf('-') + 1);
        int dash = range.lastIndexOf('-');
        return row.text("cidr").orElse(dash < 0 ? range : range.substring(0, dash) + "/" + range.substring(dash + 1));
    }

    /** What is pending stands beside what is so far; an option that goes is called deleted there. */
    private static boolean put(String owner, String key, Json.Obj row, Map<String, Json> members, Set<String> pending) {
        String state = row.text("state").orElse("");
        if (!state.isEmpty()) {
            pending.add(owner);
        }
        if (state.equals("deleted")) {
            return false;
        }
        Map<String, Json> options = new LinkedHashMap<>(row.members());
        row.object("pending").members().forEach((name, value) -> {
            options.put(name, value);
            if (value instanceof Json.Str(String text) && text.equals("deleted")) {
                options.remove(name);
            }
        });
        options.keySet().removeAll(NO_OPTIONS);
        options.remove(key);
        if (!owner.startsWith("vnets.")) {
            options.remove("zone");
        }
        if (owner.startsWith("vnets.")) {
            options.remove("type");
        }
        options.forEach((name, value) -> members.put(owner + "." + name, plain(value)));
        return true;
    }

    /** Ranges come as texts or as objects. */
    private static Json plain(Json value) {
        if (!(value instanceof Json.Arr(var items))) {
            return value;
        }
        List<String> texts = new ArrayList<>();
        for (Json item : items) {
            if (item instanceof Json.Obj object) {
                Map<String, String> parts = new TreeMap<>();
                object.members().keySet().forEach(name -> object.text(name).ifPresent(text -> parts.put(name, text)));
                List<String> words = new ArrayList<>();
                parts.forEach((name, text) -> words.add(name + "=" + text));
                texts.add(String.join(",", words));
            } else if (item instanceof Json.Str(String text)) {
                texts.add(text);
            }
        }
        return Json.strings(texts);
    }
}
