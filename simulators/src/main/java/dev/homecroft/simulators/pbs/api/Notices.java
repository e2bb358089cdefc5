package dev.homecroft.simulators.pbs.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Targets of notifications and what is sent to them; nothing is ever sent. */
final class Notices {
    private static final String ROOT = "/config/notifications";
    private static final List<String> KINDS = List.of("gotify", "sendmail", "smtp", "webhook");

    private Notices() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>();
        table.add(Endpoint.index(ROOT, "endpoints", "matcher-field-values", "matcher-fields", "matchers", "targets"));
        table.add(Endpoint.index(ROOT + "/endpoints", KINDS.toArray(String[]::new)));
        for (String kind : KINDS) {
            table.addAll(new Section(
                            ROOT + "/endpoints/" + kind,
                            "name",
                            "endpoint",
                            "endpoint",
                            file(kind),
                            new Hiding(Set.of("token", "password", "secret")))
                    .table());
        }
        table.addAll(
                new Section(ROOT + "/matchers", "name", "matcher", "matcher", file("matcher"), new Hiding(Set.of()))
                        .table());
        table.add(Endpoint.get(ROOT + "/targets", Notices::targets));
        table.add(Endpoint.get(
                ROOT + "/matcher-fields",
                _ -> List.of("datastore", "hostname", "job-id", "type").stream()
                        .map(name -> Map.of("name", name))
                        .toList()));
        return table;
    }

    private static String file(String kind) {
        return "notifications/" + kind;
    }

    /** Secrets are taken and never shown. */
    private record Hiding(Set<String> secrets) implements Section.Room {
        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            row.keySet().removeAll(secrets);
            row.put("origin", "user-created");
        }
    }

    private static Object targets(Call call) {
        List<Object> rows = new ArrayList<>();
        KINDS.forEach(kind -> call.file(file(kind)).entries().forEach((name, entry) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            row.put("type", kind);
            row.put("origin", "user-created");
            if (entry.containsKey("comment")) {
                row.put("comment", entry.get("comment"));
            }
            rows.add(row);
        }));
        return rows;
    }
}
