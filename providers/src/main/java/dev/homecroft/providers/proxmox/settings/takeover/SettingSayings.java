package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.settings.table.AclRoute;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a lab's file says for a setting that was found. */
final class SettingSayings {
    private static final Set<String> WITH_RAW = Set.of(
            "storage",
            "realm",
            "options",
            "notification-endpoint",
            "notification-matcher",
            "metric-server",
            "firewall");

    /** What a server tells of itself or keeps for its own use. */
    private static final Set<String> NOISE = Set.of(
            "type",
            "digest",
            "origin",
            "realm-type",
            "special",
            "poolid",
            "userid",
            "groupid",
            "id",
            "tokenid",
            "sid",
            "rule",
            "guest",
            "jobnum",
            "source",
            "name",
            "comment",
            "storage",
            "next-run",
            "lastupdate",
            "totp-locked",
            "vms",
            "realm",
            "path",
            "ugid",
            "roleid");

    private final Lab lab;
    private final Hypervisor hypervisor;
    private final Observation observation;

    SettingSayings(Lab lab, Hypervisor hypervisor, Observation observation) {
        this.observation = observation;
        this.lab = lab;
        this.hypervisor = hypervisor;
    }

    /**
     * @param values what to say, by path from the root of a file; none when it can't be said
     * @param why it can't be said, or what of it can't
     * @param todo what only people can do
     */
    record Said(Map<List<String>, Json> values, Optional<String> why, Optional<String> todo) {
        static Said of(List<String> path, Json value) {
            return new Said(Map.of(path, value), Optional.empty(), Optional.empty());
        }

        static Said not(String why) {
            return new Said(Map.of(), Optional.of(why), Optional.empty());
        }

        static Said nothing() {
            return new Said(Map.of(), Optional.empty(), Optional.empty());
        }

        Said doing(String sentence) {
            return new Said(values, why, Optional.of(sentence));
        }
    }

    /** The id of the lab. */
    String lab() {
        return lab.info().id();
    }

    boolean takesRaw(SettingKind kind) {
        return WITH_RAW.contains(kind.word());
    }

    static boolean isNoise(String option) {
        return NOISE.contains(option);
    }

    Said of(SettingKind kind, String key, Fields fields) {
        Saying saying = new Saying(kind, fields);
        return switch (kind.word()) {
            case "pool" -> at(saying.same("comment", "storages"), "pools", key);
            case "role" -> at(saying.same("privileges"), "access", "roles", key);
            case "group" -> at(saying.same("comment"), "access", "groups", key);
            case "user" -> at(saying.same("groups", "email", "enabled", "expires", "comment"), "access", "users", key);
            case "token" ->
                at(saying.as("separated", "privilege-separation").same("expires", "comment"), "access", "tokens", key)
                        .doing("The value of the token `%s` can't be read; who uses it has it already.".formatted(key));
            case "realm" -> realm(saying, key, fields);
            case "acl" -> grant(key, fields);
            case "storage", "mapping", "directory" ->
                new StorageSayings(lab, hypervisor, observation).of(kind, key, fields);
            case "acme-plugin" -> plugin(saying, key, fields);
            case "acme-account" -> at(saying, "acme-accounts", key);
            case "node-certificate" -> certificate(saying, key, fields);
            case "acme-certificate" -> Said.nothing();
            case "ha", "ha-rule", "replication", "backup-job", "realm-sync" ->
                new CareSayings(lab, hypervisor, observation).of(kind, key, fields);
            case "options" -> options(saying, fields);
            case "metric-server" ->
                at(saying.same("kind", "server", "port", "enabled").raw(), "metrics", key);
            case "notification-endpoint" -> endpoint(saying, key);
            case "notification-matcher" -> matcher(saying, key, fields);
            case "node-dns", "node-time", "node-hosts" -> node(kind, saying, key, fields);
            default -> Said.not("the lab has no word for it");
        };
    }

    /** Below the hypervisor. */
    private Said at(Saying saying, String... path) {
        return Said.of(path(path), saying.build());
    }

    private List<String> path(String... path) {
        List<String> whole = new ArrayList<>(List.of("hypervisors", hypervisor.name()));
        whole.addAll(List.of(path));
        return whole;
    }

    private Said realm(Saying saying, String key, Fields fields) {
        List<String> servers = new ArrayList<>();
        fields.text("server").ifPresent(servers::add);
        fields.text("fallback-server").ifPresent(servers::add);
        saying.same("kind", "default", "comment");
        if (!servers.isEmpty()) {
            saying.put("servers", Json.strings(servers));
        }
        saying.same("base-dn", "bind-dn", "user-attribute", "issuer-url", "client-id", "username-claim", "autocreate")
                .as("domain", "base-dn")
                .raw();
        Said said = at(saying, "access", "realms", key);
        return saying.has(Set.of("bind-dn", "client-id"))
                ? said.doing("State the secret of the realm `%s` (`bind-password` or `client-key`).".formatted(key))
                : said;
    }

    private Said grant(String key, Fields fields) {
        AclRoute.Line line = AclRoute.Line.parse(key);
        Json.ObjBuilder grant = Json.object()
                .put("path", line.path())
                .put("roles", Json.strings(List.of(line.role())))
                .put(line.type() + "s", Json.strings(List.of(line.who())));
        fields.flag("propagate").filter(on -> !on).ifPresent(off -> grant.put("propagate", off));
        return Said.of(path("access", "acl"), Json.of(List.of(grant.build())));
    }

    private Said options(Saying saying, Fields fields) {
        saying.same("mac-prefix", "keyboard", "language", "console", "mail-from", "max-workers", "registered-tags");
        Optional<String> range = fields.text("migration-network");
        Optional<String> network = range.flatMap(Cidr::tryParse).flatMap(this::network);
        network.ifPresent(name -> saying.put("migration-network", Json.of(name)));
        Json.Obj said = saying.raw().build();
        Optional<String> why = range.filter(_ -> network.isEmpty())
                .map("guests move over %s there, which is no network of the lab"::formatted);
        return new Said(said.members().isEmpty() ? Map.of() : Map.of(path("options"), said), why, Optional.empty());
    }

    /** One that proves over HTTP is there in every cluster. */
    private Said plugin(Saying saying, String key, Fields fields) {
        if (fields.text("kind").filter("dns"::equals).isEmpty()) {
            return Said.nothing();
        }
        return at(saying.same("api", "validation-delay"), "acme-plugins", key)
                .doing("State the `data` of the ACME plugin `%s`: its secrets can't be read.".formatted(key));
    }

    private Said certificate(Saying saying, String key, Fields fields) {
        Map<String, Json> domains = new LinkedHashMap<>();
        for (String line : fields.get("domains").map(Saying::texts).orElse(List.of())) {
            Map<String, String> parts = PropertyString.parse(line).parts();
            if (!parts.keySet().equals(Set.of("domain", "plugin"))) {
                return Said.not("the lab has no word for `%s`".formatted(line));
            }
            domains.put(parts.getOrDefault("domain", ""), Json.of(parts.getOrDefault("plugin", "")));
        }
        if (!domains.isEmpty()) {
            saying.put("acme-domains", new Json.Obj(domains));
        }
        boolean isOrdered = domains.isEmpty() || isOrdered(key, domains.keySet());
        if (isOrdered) {
            saying.as("account", "acme-account");
        }
        Json.Obj said = saying.build();
        if (said.members().isEmpty()) {
            return Said.nothing();
        }
        Said whole = Said.of(path("nodes", key), said);
        return isOrdered || fields.text("account").isEmpty()
                ? whole
                : whole.doing("State the `acme-account` of `%s`, and its certificate is ordered.".formatted(key));
    }

    /** Whether the node shows a certificate of just these names; where both are stated, one is ordered. */
    private boolean isOrdered(String node, Set<String> domains) {
        Value names = Form.set(
                domains.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
        return observation.ofKind("acme-certificate").stream()
                .filter(seen -> Ownership.key(seen).equals(node))
                .anyMatch(seen -> seen.fields().get("names").equals(Optional.of(names)));
    }

    private Optional<String> network(Cidr range) {
        return lab.networks().values().stream()
                .filter(network -> network.cidr().equals(Optional.of(range)))
                .map(Network::name)
                .findFirst();
    }

    private Said endpoint(Saying saying, String key) {
        saying.same("kind", "server", "port", "user", "from", "mail-to", "enabled", "comment")
                .as("url", "server")
                .raw();
        Said said = at(saying, "notification-endpoints", key);
        return saying.has(Set.of("user")) || key.isEmpty()
                ? said.doing("State the `secret` of the notification endpoint `%s`.".formatted(key))
                : said;
    }

    private Said matcher(Saying saying, String key, Fields fields) {
        Map<String, Json> exact = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String line : fields.get("fields").map(Saying::texts).orElse(List.of())) {
            int equals = line.indexOf('=');
            if (line.startsWith("exact:") && equals > 0) {
                exact.put(line.substring("exact:".length(), equals), Json.of(line.substring(equals + 1)));
            } else {
                others.add(line);
            }
        }
        saying.same("to").as("severities", "severity");
        if (!exact.isEmpty()) {
            saying.put("fields", new Json.Obj(exact));
        }
        saying.same("enabled", "comment").raw();
        return others.isEmpty()
                ? at(saying, "notification-matchers", key)
                : Said.not("the lab has no word for `%s`".formatted(others.getFirst()));
    }

    private Said node(SettingKind kind, Saying saying, String key, Fields fields) {
        switch (kind.word()) {
            case "node-dns" -> saying.as("resolvers", "dns").same("search");
            case "node-time" -> saying.same("timezone");
            default -> {
                Map<String, Json> names = new LinkedHashMap<>();
                fields.below("raw").values().forEach((address, value) -> {
                    if (!isOwnAddress(address)) {
                        names.put(address, Json.strings(List.of(value.toString().split("\\s+"))));
                    }
                });
                if (!names.isEmpty()) {
                    saying.put("hosts", new Json.Obj(names));
                }
            }
        }
        Json.Obj said = saying.build();
        return said.members().isEmpty() ? Said.nothing() : Said.of(path("nodes", key), said);
    }

    /** Lines that every machine has. */
    private static boolean isOwnAddress(String address) {
        return address.startsWith("127.") || address.startsWith("::") || address.startsWith("f");
    }
}
