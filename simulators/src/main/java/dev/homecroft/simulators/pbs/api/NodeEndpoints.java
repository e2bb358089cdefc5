package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.OptionText;
import dev.homecroft.simulators.pbs.store.Appliance;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.wire.Json;
import dev.homecroft.simulators.wire.ServerCertificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The machine: version, state, resolvers, time, certificate. */
final class NodeEndpoints {
    private static final String NODE = "/nodes/{node}";
    private static final long GIB = 1L << 30;

    private NodeEndpoints() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get("/ping", _ -> Map.of("pong", true)),
                Endpoint.get(
                        "/version",
                        call -> Map.of(
                                "version", call.appliance().state().version(), "release", "1", "repoid", "5a1d0c3e")),
                Endpoint.get("/nodes", _ -> List.of(Map.of("node", "localhost"))),
                Endpoint.index(NODE, "certificates", "dns", "identity", "status", "subscription", "tasks", "time"),
                Endpoint.get(NODE + "/status", NodeEndpoints::status),
                Endpoint.get(NODE + "/identity", NodeEndpoints::identity),
                Endpoint.get(
                        NODE + "/subscription",
                        _ -> Map.of("status", "notfound", "message", "There is no subscription key")),
                Endpoint.index(NODE + "/certificates", "acme", "custom", "info"),
                Endpoint.get(NODE + "/certificates/info", NodeEndpoints::certificates),
                Endpoint.get(NODE + "/dns", NodeEndpoints::dns),
                Endpoint.put(NODE + "/dns", call -> change(call, "dns")),
                Endpoint.get(NODE + "/time", NodeEndpoints::time),
                Endpoint.put(NODE + "/time", NodeEndpoints::changeTime));
    }

    private static Object status(Call call) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("cpu", 0.02);
        row.put("wait", 0.0);
        row.put("uptime", call.appliance().stage().age().toSeconds());
        row.put("loadavg", List.of(0.1, 0.1, 0.1));
        row.put("memory", Map.of("total", 8 * GIB, "used", GIB, "free", 7 * GIB));
        row.put("swap", Map.of("total", GIB, "used", 0, "free", GIB));
        row.put("root", Map.of("total", 32 * GIB, "used", 4 * GIB, "avail", 28 * GIB));
        row.put("cpuinfo", Map.of("cpus", 4, "model", "simulated", "sockets", 1));
        row.put("kversion", "Linux 6.14.0-simulated");
        row.put(
                "current-kernel",
                Map.of("machine", "x86_64", "release", "6.14.0-simulated", "sysname", "Linux", "version", "#1"));
        row.put("boot-info", Map.of("mode", "efi", "secureboot", false));
        row.put(
                "info",
                Map.of(
                        "fingerprint",
                        call.appliance().certificate().fingerprint().toLowerCase(Locale.ROOT)));
        return row;
    }

    private static Object identity(Call call) {
        ConfigFile file = call.file("identity");
        if (file.text("identity", "id").isEmpty()) {
            file.at("identity").put("id", call.appliance().stage().randomness().uuid());
        }
        return Map.of("pbs-instance-id", file.text("identity", "id"));
    }

    private static Object certificates(Call call) {
        ServerCertificate own = call.appliance().certificate();
        X509Certificate certificate = own.certificate();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("filename", "proxy.pem");
        row.put("subject", certificate.getSubjectX500Principal().getName());
        row.put("issuer", certificate.getIssuerX500Principal().getName());
        row.put("san", List.of("localhost", call.appliance().name()));
        row.put("notbefore", certificate.getNotBefore().toInstant().getEpochSecond());
        row.put("notafter", certificate.getNotAfter().toInstant().getEpochSecond());
        row.put("public-key-type", "id-ecPublicKey");
        row.put("public-key-bits", 256);
        row.put("fingerprint", own.fingerprint().toLowerCase(Locale.ROOT));
        row.put("pem", own.pem());
        return List.of(row);
    }

    private static ConfigFile file(Call call, String name) {
        return call.file("node/" + name);
    }

    private static Object dns(Call call) {
        ConfigFile file = file(call, "dns");
        Map<String, Object> row = new LinkedHashMap<>(file.at("dns"));
        row.putIfAbsent("search", "home.arpa");
        row.put("digest", Appliance.digest(file));
        return row;
    }

    private static Object change(Call call, String name) {
        ConfigFile file = file(call, name);
        file.at(name);
        Section.requireDigest(file, call);
        call.texts("delete").forEach(file.at(name)::remove);
        OptionText.apply(
                call.arguments(),
                List.of(),
                Set.of("delete", "digest", "node"),
                Contract.backupServer().method("PUT", NODE + "/" + name),
                file.at(name));
        return Json.Null.NULL;
    }

    private static String zone(Call call) {
        String zone = file(call, "time").text("time", "timezone");
        return zone.isEmpty() ? "UTC" : zone;
    }

    private static Object time(Call call) {
        long now = call.appliance().now();
        long offset = ZoneId.of(zone(call))
                .getRules()
                .getOffset(Instant.ofEpochSecond(now))
                .getTotalSeconds();
        return Map.of("timezone", zone(call), "time", now, "localtime", now + offset);
    }

    private static Object changeTime(Call call) {
        if (!ZoneId.getAvailableZoneIds().contains(call.text("timezone"))) {
            throw Refusals.bad("No such timezone.");
        }
        return change(call, "time");
    }
}
