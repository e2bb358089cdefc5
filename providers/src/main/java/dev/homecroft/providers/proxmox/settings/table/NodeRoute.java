package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One settings page of each node, by the node's name: {@code dns}, {@code time} or {@code hosts}. A node that does not answer
 * has none.
 */
public record NodeRoute(String page) implements FixedRoute {
    static final String RESOLVERS = "resolvers";

    private static final List<String> SERVERS = List.of("dns1", "dns2", "dns3");

    private String path(String node) {
        return "/nodes/%s/%s".formatted(Words.encode(node), page);
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        return ofNodes(client, node -> find(client, node));
    }

    /** What each node that is up says; nothing of one that does not answer. */
    static Map<String, Json.Obj> ofNodes(ProxmoxClient client, Function<String, Optional<Json.Obj>> find) {
        List<String> nodes = Tasks.rows(client.need("/nodes", "list nodes")).stream()
                .filter(row -> row.text("status").filter("online"::equals).isPresent())
                .flatMap(row -> row.text("node").stream())
                .toList();
        return Route.each(nodes, node -> tryRead(node, find));
    }

    private static Optional<Json.Obj> tryRead(String node, Function<String, Optional<Json.Obj>> find) {
        try {
            return find.apply(node);
        } catch (CroftException silent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String node) {
        Json.Obj row = Tasks.object(client.need(path(node), "show %s of `%s`".formatted(page, node)));
        Map<String, Json> members = new LinkedHashMap<>(row.members());
        switch (page) {
            case "dns" -> {
                List<String> servers = SERVERS.stream()
                        .flatMap(name -> row.text(name).stream())
                        .toList();
                members.keySet().removeAll(SERVERS);
                members.put(RESOLVERS, Json.strings(servers));
            }
            case "hosts" -> {
                HostsFile.parse(row.text("data").orElse(""))
                        .names()
                        .forEach((address, names) -> members.put(address, Json.of(names)));
                members.remove("data");
                members.put(
                        HostsFile.WHOLE,
                        Json.of(List.of(Json.of(row.text("data").orElse("")))));
            }
            default -> {
                // The clock goes on; that is no setting.
                members.remove("time");
                members.remove("localtime");
            }
        }
        return Optional.of(new Json.Obj(members));
    }

    @Override
    public Request change(String node, Json.Obj now, Edit edit) {
        return switch (page) {
            case "dns" -> new Request("PUT", path(node), resolvers(now, edit));
            case "hosts" -> hosts(node, now, edit);
            default -> new Request("PUT", path(node), edit.parameters());
        };
    }

    /** This page is written as a whole: what is left out is gone. */
    private static List<Map.Entry<String, String>> resolvers(Json.Obj now, Edit edit) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        List<String> search =
                edit.set().getOrDefault("search", now.text("search").stream().toList());
        search.forEach(domain -> parameters.add(Map.entry("search", domain)));
        List<String> servers = edit.set().containsKey(RESOLVERS)
                ? List.of(
                        edit.set().getOrDefault(RESOLVERS, List.of()).getFirst().split(","))
                : Form.ORDERED.read(now, RESOLVERS).map(Form::items).orElse(List.of());
        for (int i = 0; i < Math.min(servers.size(), SERVERS.size()); i++) {
            parameters.add(Map.entry(SERVERS.get(i), servers.get(i)));
        }
        return parameters;
    }

    private Request hosts(String node, Json.Obj now, Edit edit) {
        String text = now.array(HostsFile.WHOLE).stream()
                .filter(Json.Str.class::isInstance)
                .map(line -> ((Json.Str) line).value())
                .findFirst()
                .orElse("");
        HostsFile file = HostsFile.parse(text);
        for (Map.Entry<String, List<String>> line : edit.set().entrySet()) {
            file = file.with(line.getKey(), line.getValue().getFirst());
        }
        for (String address : edit.drop()) {
            file = file.without(address);
        }
        Request request = new Request("POST", path(node), List.of(Map.entry("data", file.text())));
        return request.under(now);
    }
}
