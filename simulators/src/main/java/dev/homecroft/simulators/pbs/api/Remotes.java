package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.PinnedClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Other servers of this kind: their definitions, and looking at what they have. */
final class Remotes {
    private static final String FILE = "remote.cfg";
    private static final String ONE = "/config/remote/{name}";
    private static final String PORT = "8007";

    private Remotes() {}

    static List<Endpoint> table() {
        Section section = new Section("/config/remote", "name", "remote", "remote", FILE, new Room());
        List<Endpoint> table = new ArrayList<>(section.table());
        table.add(Endpoint.get(ONE + "/scan", call -> scan(call, "/admin/datastore")));
        table.add(Endpoint.get(
                ONE + "/scan/{store}/namespaces", call -> scan(call, "/admin/datastore/" + of(call) + "/namespace")));
        table.add(Endpoint.get(
                ONE + "/scan/{store}/groups", call -> scan(call, "/admin/datastore/" + of(call) + "/groups")));
        return table;
    }

    private static String of(Call call) {
        return PinnedClient.encode(call.text("store"));
    }

    private static final class Room implements Section.Room {
        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            row.remove("password");
        }

        @Override
        public boolean isSeen(Call call, Map<String, Object> entry) {
            return call.text("name").isEmpty()
                    ? call.file(FILE).entries().entrySet().stream()
                            .filter(known -> known.getValue().equals(entry))
                            .anyMatch(known -> call.may("/remote/" + known.getKey(), "Remote.Audit"))
                    : call.may("/remote/" + call.text("name"), "Remote.Audit");
        }

        @Override
        public void check(Call call, String id, Map<String, Object> entry) {
            // The real one keeps it in Base64; the arguments have it plain.
            call.optional("password")
                    .ifPresent(password -> entry.put(
                            "password", Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8))));
        }

        @Override
        public void delete(Call call, String id) {
            call.file(Timetable.Kind.SYNC.file()).entries().forEach((job, entry) -> {
                if (id.equals(entry.get("remote"))) {
                    throw Refusal.parameter(
                            "name",
                            "remote '" + id + "' is used by sync job '" + job + "' (datastore '" + entry.get("store")
                                    + "')");
                }
            });
        }
    }

    static boolean has(Call call, String name) {
        return call.file(FILE).find(name).isPresent();
    }

    private static Object scan(Call call, String path) {
        String name = call.text("name");
        Optional<String> namespace = call.optional("namespace");
        Map<String, String> query = namespace.map(ns -> Map.of("ns", ns)).orElse(Map.of());
        try {
            return ask(call, name, path, query);
        } catch (Refusal refusal) {
            throw new Refusal(500, "failed to scan remote '" + name + "' - " + refusal.text(), Map.of());
        }
    }

    /** What the other server answers; refused with the reason if it does not. */
    static Object ask(Call call, String name, String path, Map<String, String> query) {
        Map<String, Object> remote =
                call.file(FILE).find(name).orElseThrow(() -> Refusals.bad("no such remote '" + name + "'"));
        String address = remote.get("host") + ":" + remote.getOrDefault("port", PORT);
        URI where = Optional.ofNullable(call.appliance().internet().get(address))
                .orElseThrow(() -> Refusals.bad("error trying to connect: tcp connect error: " + address));
        String secret = new String(
                Base64.getDecoder().decode(remote.getOrDefault("password", "").toString()), StandardCharsets.UTF_8);
        String authorization = "PBSAPIToken=" + remote.get("auth-id") + ":" + secret;
        try (PinnedClient client =
                new PinnedClient(where, remote.getOrDefault("fingerprint", "").toString(), authorization)) {
            PinnedClient.Answer answer = client.ask("GET", path, query, Map.of())
                    .orElseThrow(() -> Refusals.bad("error trying to connect: " + address
                            + " does not answer, or its certificate's fingerprint is another"));
            if (!answer.isGood()) {
                throw Refusals.bad(answer.body());
            }
            return answer.data();
        }
    }
}
