package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The firewall at its four levels: datacenter, node, guest and virtual network. */
final class Firewall {
    private static final String CLUSTER = "/cluster/firewall";

    private Firewall() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>();
        table.addAll(level(CLUSTER, _ -> "firewall"));
        table.addAll(level("/nodes/{node}/firewall", call -> "firewall/node/" + call.node()));
        table.addAll(level("/cluster/sdn/vnets/{vnet}/firewall", call -> "firewall/vnet/" + call.text("vnet")));
        for (Guest.Kind kind : Guest.Kind.values()) {
            table.addAll(level("/nodes/{node}/" + kind.path() + "/{vmid}/firewall", call -> {
                call.guest(kind);
                return base(call.vmid());
            }));
        }
        table.addAll(groups());
        return table;
    }

    /** Where the files of a guest's firewall are. */
    static String base(int vmid) {
        return "firewall/guest/" + vmid;
    }

    private static List<Endpoint> level(String path, Function<Call, String> base) {
        List<Endpoint> table = new ArrayList<>();
        table.add(Endpoint.get(path).does(_ -> Names.index("rules", "options")));
        table.addAll(new FirewallRules(path + "/rules", call -> file(call, base.apply(call) + "/rules")).table());
        table.add(Endpoint.get(path + "/options").does(call -> options(call, path, base.apply(call))));
        table.add(Endpoint.put(path + "/options").does(call -> changeOptions(call, path, base.apply(call))));
        if (Contract.proxmoxVe().has("GET", path + "/aliases")) {
            table.addAll(new IpSets(path, base).table());
            table.addAll(aliases(path, base));
            table.add(Endpoint.get(path + "/refs").does(call -> refs(call, base.apply(call))));
        }
        return table;
    }

    static ConfigFile file(Call call, String path) {
        return call.cluster().state().file(path);
    }

    private static Object options(Call call, String path, String base) {
        ConfigFile kept = file(call, base + "/options");
        Map<String, Object> row =
                Options.json(Contract.proxmoxVe().method("PUT", path + "/options"), kept.at("options"));
        row.put("digest", kept.digest());
        return row;
    }

    private static Object changeOptions(Call call, String path, String base) {
        ConfigFile kept = file(call, base + "/options");
        kept.at("options");
        kept.requireDigest(call.text("digest"));
        Options.apply(call, Contract.proxmoxVe().method("PUT", path + "/options"), kept.at("options"));
        kept.at("options").remove("vmid");
        return Json.Null.NULL;
    }

    private static List<Endpoint> aliases(String path, Function<Call, String> base) {
        Function<Call, ConfigFile> file = call -> file(call, base.apply(call) + "/aliases");
        List<Endpoint> table = new ArrayList<>(new Crud(path + "/aliases", "name", "alias", file, new Crud.Room() {
                    @Override
                    public void show(Call call, String id, Map<String, Object> row) {
                        row.put(
                                "ipversion",
                                row.getOrDefault("cidr", "").toString().contains(":") ? 6 : 4);
                    }
                })
                .table());
        table.removeIf(endpoint -> endpoint.method().verb().equals("PUT"));
        Method puts = Contract.proxmoxVe().method("PUT", path + "/aliases/{name}");
        table.add(Endpoint.put(puts.path()).does(call -> {
            ConfigFile kept = file.apply(call);
            Map<String, Object> entry = kept.find(call.text("name"))
                    .orElseThrow(() -> new Refusal("no such alias '" + call.text("name") + "'"));
            kept.requireDigest(call.text("digest"));
            Options.apply(call, puts, entry);
            rename(call, kept, "name");
            return Json.Null.NULL;
        }));
        return table;
    }

    /** Moves an entry to the name that the call gives as {@code rename}. */
    static void rename(Call call, ConfigFile kept, String key) {
        call.optional("rename").filter(name -> !name.equals(call.text(key))).ifPresent(name -> {
            if (kept.find(name).isPresent()) {
                throw new Refusal("'" + name + "' already exists");
            }
            kept.find(call.text(key)).ifPresent(entry -> kept.entries().put(name, entry));
            kept.entries().remove(call.text(key));
        });
        kept.entries().values().forEach(entry -> entry.remove("rename"));
    }

    private static Object refs(Call call, String base) {
        List<Object> rows = new ArrayList<>();
        String type = call.text("type");
        for (String place : base.equals("firewall") ? List.of("firewall") : List.of("firewall", base)) {
            String scope = place.equals("firewall") ? "dc/" : "guest/";
            if (!type.equals("ipset")) {
                file(call, place + "/aliases").entries().keySet().forEach(name -> rows.add(ref("alias", name, scope)));
            }
            if (!type.equals("alias")) {
                file(call, place + "/ipset").entries().keySet().forEach(name -> rows.add(ref("ipset", name, scope)));
            }
        }
        return rows;
    }

    private static Map<String, Object> ref(String type, String name, String scope) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("type", type);
        row.put("name", name);
        row.put("scope", scope.substring(0, scope.length() - 1));
        row.put("ref", (type.equals("ipset") ? "+" : "") + scope + name);
        return row;
    }

    private static List<Endpoint> groups() {
        String all = CLUSTER + "/groups";
        String one = all + "/{group}";
        List<Endpoint> table =
                new ArrayList<>(new FirewallRules(one, call -> file(call, "firewall/group/" + requireGroup(call)))
                        .table());
        table.add(Endpoint.get(all).does(call -> {
            ConfigFile kept = file(call, "firewall/groups");
            List<Object> rows = new ArrayList<>();
            kept.entries().forEach((name, entry) -> {
                Map<String, Object> row = new LinkedHashMap<>(entry);
                row.put("group", name);
                row.put("digest", kept.digest());
                rows.add(row);
            });
            return rows;
        }));
        table.add(Endpoint.post(all).does(Firewall::createGroup));
        table.add(Endpoint.delete(one).does(call -> {
            ConfigFile rules = file(call, "firewall/group/" + requireGroup(call));
            if (!rules.entries().isEmpty()) {
                throw new Refusal("Security group '" + call.text("group") + "' is not empty");
            }
            file(call, "firewall/groups").entries().remove(call.text("group"));
            return Json.Null.NULL;
        }));
        table.add(Endpoint.get(CLUSTER + "/macros")
                .does(_ -> List.of(
                        Map.of("macro", "DNS", "descr", "Domain name system"),
                        Map.of("macro", "HTTP", "descr", "Web"),
                        Map.of("macro", "HTTPS", "descr", "Web over TLS"),
                        Map.of("macro", "Ping", "descr", "ICMP echo"),
                        Map.of("macro", "SSH", "descr", "Secure shell"))));
        return table;
    }

    private static String requireGroup(Call call) {
        String group = call.text("group");
        if (file(call, "firewall/groups").find(group).isEmpty()) {
            throw new Refusal("no such security group '" + group + "'");
        }
        return group;
    }

    private static Object createGroup(Call call) {
        ConfigFile kept = file(call, "firewall/groups");
        kept.requireDigest(call.text("digest"));
        String group = call.text("group");
        String old = call.text("rename");
        if (!old.isEmpty()) {
            Map<String, Object> entry =
                    kept.find(old).orElseThrow(() -> new Refusal("no such security group '" + old + "'"));
            call.optional("comment").ifPresent(comment -> entry.put("comment", comment));
            if (!old.equals(group)) {
                kept.at(group).putAll(entry);
                kept.entries().remove(old);
                file(call, "firewall/group/" + group).copyFrom(file(call, "firewall/group/" + old));
                file(call, "firewall/group/" + old).entries().clear();
            }
            return Json.Null.NULL;
        }
        if (kept.find(group).isPresent()) {
            throw new Refusal("Security group '" + group + "' already exists");
        }
        kept.at(group);
        call.optional("comment").ifPresent(comment -> kept.at(group).put("comment", comment));
        return Json.Null.NULL;
    }
}
