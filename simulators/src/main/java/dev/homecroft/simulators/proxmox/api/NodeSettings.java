package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small settings of a node: resolver, clock, hosts file, and its own options. */
final class NodeSettings {
    private static final String NODE = "/nodes/{node}";

    private NodeSettings() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get(NODE + "/dns").does(call -> {
                    ConfigFile file = file(call, "dns");
                    Map<String, Object> row = new LinkedHashMap<>(file.at("dns"));
                    row.putIfAbsent("search", "home.arpa");
                    return row;
                }),
                Endpoint.put(NODE + "/dns").does(call -> change(call, "dns", "/dns")),
                Endpoint.get(NODE + "/time").does(NodeSettings::time),
                Endpoint.put(NODE + "/time").does(call -> change(call, "time", "/time")),
                Endpoint.get(NODE + "/hosts").does(call -> {
                    ConfigFile file = hosts(call);
                    return Map.of("data", file.text("hosts", "data"), "digest", file.digest());
                }),
                Endpoint.post(NODE + "/hosts").does(call -> {
                    ConfigFile file = hosts(call);
                    file.requireDigest(call.text("digest"));
                    file.at("hosts").put("data", call.text("data"));
                    return Json.Null.NULL;
                }),
                Endpoint.get(NODE + "/config").does(NodeSettings::config),
                Endpoint.put(NODE + "/config").does(call -> change(call, "config", "/config")));
    }

    private static ConfigFile file(Call call, String name) {
        return call.cluster().state().file("node/" + call.node() + "/" + name);
    }

    private static ConfigFile hosts(Call call) {
        ConfigFile file = file(call, "hosts");
        if (file.entries().isEmpty()) {
            file.at("hosts")
                    .put("data", "127.0.0.1 localhost\n127.0.0.1 " + call.node() + ".home.arpa " + call.node() + "\n");
        }
        return file;
    }

    private static Object change(Call call, String name, String path) {
        ConfigFile file = file(call, name);
        file.at(name);
        file.requireDigest(call.text("digest"));
        if (name.equals("dns")) {
            file.at(name).clear();
        }
        Options.apply(call, Contract.proxmoxVe().method("PUT", NODE + path), file.at(name));
        return Json.Null.NULL;
    }

    private static Object time(Call call) {
        long now = (call.cluster().now() + call.cluster().state().skew(call.node())) / 1000;
        String zone = file(call, "time").text("time", "timezone");
        return Map.of("timezone", zone.isEmpty() ? "UTC" : zone, "time", now, "localtime", now);
    }

    private static Object config(Call call) {
        ConfigFile file = file(call, "config");
        Map<String, Object> row = Options.json(Contract.proxmoxVe().method("PUT", NODE + "/config"), file.at("config"));
        if (call.optional("property").isPresent()) {
            row.keySet().retainAll(List.of(call.text("property")));
        }
        row.put("digest", file.digest());
        return row;
    }
}
