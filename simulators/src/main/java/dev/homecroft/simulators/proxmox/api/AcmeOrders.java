package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes that order certificates for their names, renew them and give them back. */
final class AcmeOrders {
    private static final String PATH = "/nodes/{node}/certificates/acme/certificate";
    private static final long SOON = Duration.ofDays(30).toMillis();

    private final NodeCertificates certificates;

    private AcmeOrders(NodeCertificates certificates) {
        this.certificates = certificates;
    }

    static List<Endpoint> table(NodeCertificates certificates) {
        AcmeOrders orders = new AcmeOrders(certificates);
        return List.of(
                Endpoint.get("/nodes/{node}/certificates").does(_ -> Names.index("acme", "custom", "info")),
                Endpoint.get("/nodes/{node}/certificates/acme").does(_ -> Names.index("certificate")),
                Endpoint.get("/nodes/{node}/certificates/info").does(call -> certificates.rows(call.node())),
                Endpoint.post(PATH).does(orders::order),
                Endpoint.put(PATH).does(orders::renew),
                Endpoint.delete(PATH).does(orders::revoke));
    }

    private Object order(Call call) {
        if (!call.flag("force") && certificates.custom(call.node()).isPresent()) {
            throw Refusal.parameter("force", "Custom certificate exists but 'force' is not set.");
        }
        requireNames(call);
        return begin(call, "acmenewcert");
    }

    private Object renew(Call call) {
        Map<String, Object> kept = certificates
                .custom(call.node())
                .orElseThrow(
                        () -> new Refusal("No current (custom) certificate found, please order a new certificate!"));
        if (!call.flag("force") && NodeCertificates.end(kept) > call.cluster().now() + SOON) {
            throw Refusal.parameter(
                    "force", "Certificate does not expire within the next 30 days, and 'force' is not set.");
        }
        requireNames(call);
        return begin(call, "acmerenew");
    }

    private Object revoke(Call call) {
        requireNames(call);
        String node = call.node();
        return call.task("acmerevoke", "", call.duration("acmerevoke", 0), _ -> {
            requireAccount(call);
            certificates.remove(node);
        });
    }

    private Object begin(Call call, String type) {
        return call.task(type, "", call.duration(type, 0), (TaskRecord _) -> {
            requireAccount(call);
            certificates.order(call.node(), requireProofs(call));
        });
    }

    private static ConfigFile config(Call call) {
        return call.cluster().state().file("node/" + call.node() + "/config");
    }

    private static List<Map<String, String>> domains(Call call) {
        List<Map<String, String>> domains = new ArrayList<>();
        for (int place = 0; place < 6; place++) {
            String text = config(call).text("config", "acmedomain" + place);
            if (!text.isEmpty()) {
                domains.add(parts(text, "domain"));
            }
        }
        return domains;
    }

    private static Map<String, String> parts(String text, String lead) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            parts.put(equals < 0 ? lead : part.substring(0, equals), part.substring(equals + 1));
        }
        return parts;
    }

    private static void requireNames(Call call) {
        if (domains(call).isEmpty()) {
            throw new Refusal(400, "ACME domain list in node configuration is missing!", Map.of());
        }
    }

    private static void requireAccount(Call call) {
        String account = parts(config(call).text("config", "acme"), "account").getOrDefault("account", "default");
        if (call.cluster().state().file("acme/accounts").find(account).isEmpty()) {
            throw new Refusal("ACME account config file '" + account + "' does not exist.");
        }
    }

    /** The names, each of which some plugin proves. */
    private static List<String> requireProofs(Call call) {
        List<String> names = new ArrayList<>();
        for (Map<String, String> domain : domains(call)) {
            String plugin = domain.getOrDefault("plugin", "standalone");
            boolean isThere = plugin.equals("standalone")
                    || call.cluster().state().file("acme/plugins").find(plugin).isPresent();
            if (!isThere) {
                throw new Refusal("plugin '" + plugin + "' not found");
            }
            names.add(domain.getOrDefault("domain", ""));
        }
        return names;
    }
}
