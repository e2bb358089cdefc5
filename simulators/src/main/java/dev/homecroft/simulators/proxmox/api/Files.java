package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Rooms that are little more than a configuration file: mappings, metric servers, notifications, ACME. */
final class Files {
    private static final List<String> ENDPOINTS = List.of("sendmail", "smtp", "gotify", "webhook");
    private static final String NOTICES = "/cluster/notifications";

    private Files() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>();
        for (String kind : List.of("usb", "dir")) {
            table.addAll(
                    crud("/cluster/mapping/" + kind, "id", kind + " mapping", "mapping/" + kind, new OfMappings(kind)));
        }
        table.add(Endpoint.get("/cluster/mapping").does(_ -> Names.index("dir", "pci", "usb")));
        table.addAll(crud("/cluster/metrics/server", "id", "metric server", "status", new Hiding("token")));
        for (String kind : ENDPOINTS) {
            table.addAll(crud(
                    NOTICES + "/endpoints/" + kind,
                    "name",
                    "endpoint",
                    "notifications/" + kind,
                    new Hiding("token", "password", "secret")));
        }
        table.addAll(crud(NOTICES + "/matchers", "name", "matcher", "notifications/matcher", new Hiding()));
        table.add(Endpoint.get(NOTICES + "/targets").does(Files::targets));
        table.addAll(crud("/cluster/acme/plugins", "id", "ACME plugin", "acme/plugins", new OfPlugins()));
        table.add(Endpoint.get("/cluster/acme/account").does(call -> names(call, "acme/accounts")));
        table.add(Endpoint.post("/cluster/acme/account").does(Files::register));
        table.add(Endpoint.get("/cluster/acme/account/{name}").does(call -> shown(account(call))));
        table.add(Endpoint.put("/cluster/acme/account/{name}").does(call -> {
            Map<String, Object> account = account(call);
            call.optional("contact").ifPresent(contact -> account.put("contact", contact));
            return acmeTask(call, "acmeupdate");
        }));
        table.add(Endpoint.delete("/cluster/acme/account/{name}").does(call -> {
            account(call);
            file(call, "acme/accounts").entries().remove(call.text("name"));
            return acmeTask(call, "acmedeactivate");
        }));
        table.add(Endpoint.get("/cluster/acme/directories")
                .does(_ -> List.of(
                        Map.of("name", "Let's Encrypt V2", "url", "https://acme-v02.api.letsencrypt.org/directory"),
                        Map.of(
                                "name",
                                "Let's Encrypt V2 Staging",
                                "url",
                                "https://acme-staging-v02.api.letsencrypt.org/directory"))));
        return table;
    }

    private static List<Endpoint> crud(String path, String key, String noun, String file, Crud.Room room) {
        Function<Call, ConfigFile> kept = call -> file(call, file);
        return new Crud(path, key, noun, kept, room).table();
    }

    private static ConfigFile file(Call call, String path) {
        return call.cluster().state().file(path);
    }

    private record Hiding(Set<String> secrets) implements Crud.Room {
        Hiding(String... secrets) {
            this(Set.of(secrets));
        }

        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            row.keySet().removeAll(secrets);
        }
    }

    private record OfMappings(String kind) implements Crud.Room {
        @Override
        public boolean isSeen(Call call, String id) {
            return call.may("/mapping/" + kind + "/" + id, "Mapping.Use", "Mapping.Modify", "Mapping.Audit");
        }

        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            call.optional("check-node").ifPresent(node -> {
                boolean isThere = Json.array(row.getOrDefault("map", List.of())).stream()
                        .anyMatch(line -> List.of(line.toString().split(",")).contains("node=" + node));
                row.put(
                        "checks",
                        isThere
                                ? List.of()
                                : List.of(
                                        Map.of("severity", "warning", "message", "No mapping for node " + node + ".")));
            });
        }
    }

    private static final class OfPlugins implements Crud.Room {
        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            row.put("plugin", id);
            row.remove("id");
            row.computeIfPresent(
                    "data",
                    (_, data) -> new String(Base64.getMimeDecoder().decode(data.toString()), StandardCharsets.UTF_8));
        }

        @Override
        public boolean isSeen(Call call, String id) {
            return call.text("type").isEmpty()
                    || call.text("type").equals(file(call, "acme/plugins").text(id, "type"));
        }
    }

    private static Object targets(Call call) {
        List<Object> rows = new ArrayList<>();
        for (String kind : ENDPOINTS) {
            file(call, "notifications/" + kind)
                    .entries()
                    .keySet()
                    .forEach(name -> rows.add(Map.of("name", name, "type", kind, "origin", "user-created")));
        }
        return rows;
    }

    private static Object names(Call call, String path) {
        return file(call, path).entries().keySet().stream()
                .map(name -> Map.of("name", name))
                .toList();
    }

    private static Map<String, Object> account(Call call) {
        String name = call.optional("name").orElse("default");
        return file(call, "acme/accounts")
                .find(name)
                .orElseThrow(() -> new Refusal("ACME account config file '" + name + "' does not exist."));
    }

    private static Object shown(Map<String, Object> kept) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("directory", kept.getOrDefault("directory", ""));
        row.put("location", kept.getOrDefault("directory", "") + "/acct/1");
        if (kept.containsKey("tos_url")) {
            row.put("tos", kept.get("tos_url"));
        }
        row.put(
                "account",
                Map.of(
                        "status",
                        "valid",
                        "createdAt",
                        "2026-01-01T00:00:00Z",
                        "contact",
                        List.of("mailto:" + kept.getOrDefault("contact", ""))));
        return row;
    }

    private static Object register(Call call) {
        String name = call.optional("name").orElse("default");
        if (file(call, "acme/accounts").find(name).isPresent()) {
            throw new Refusal("ACME account config file '" + name + "' already exists.");
        }
        Map<String, Object> account = file(call, "acme/accounts").at(name);
        for (String key : List.of("contact", "tos_url")) {
            call.optional(key).ifPresent(value -> account.put(key, value));
        }
        account.put("directory", call.optional("directory").orElse("https://acme-v02.api.letsencrypt.org/directory"));
        return acmeTask(call, "acmeregister");
    }

    private static Object acmeTask(Call call, String type) {
        return call.task(call.entryNode(), type, "", call.duration(type, 0), _ -> {});
    }
}
