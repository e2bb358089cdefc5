package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node orders its certificate with: the account, and its names in six numbered places. The rest of the node's options
 * belongs to others.
 */
public record CertificateRoute() implements FixedRoute {
    /** Stands for all numbered places together. */
    static final String DOMAINS = "domains";

    private static final String ACCOUNT = "acme";
    private static final int PLACES = 6;

    private static String path(String node) {
        return "/nodes/%s/config".formatted(Words.encode(node));
    }

    private static String place(int number) {
        return "acmedomain" + number;
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        return NodeRoute.ofNodes(client, node -> find(client, node));
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String node) {
        Json.Obj row = Tasks.object(client.need(path(node), "show the options of `%s`".formatted(node)));
        Map<String, Json> members = new LinkedHashMap<>();
        row.get(ACCOUNT).ifPresent(account -> members.put(ACCOUNT, account));
        row.get("digest").ifPresent(digest -> members.put("digest", digest));
        List<String> domains = new ArrayList<>();
        for (int number = 0; number < PLACES; number++) {
            row.text(place(number)).ifPresent(domains::add);
        }
        members.put(DOMAINS, Json.strings(domains));
        return Optional.of(new Json.Obj(members));
    }

    /** All places are written: which name stands in which does not matter. */
    @Override
    public Request change(String node, Json.Obj now, Edit edit) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        List<String> delete = new ArrayList<>();
        edit.set().getOrDefault(ACCOUNT, List.of()).forEach(account -> parameters.add(Map.entry(ACCOUNT, account)));
        if (edit.drop().contains(ACCOUNT)) {
            delete.add(ACCOUNT);
        }
        if (edit.set().containsKey(DOMAINS) || edit.drop().contains(DOMAINS)) {
            List<String> domains = edit.set().getOrDefault(DOMAINS, List.of());
            for (int number = 0; number < PLACES; number++) {
                if (number < domains.size()) {
                    parameters.add(Map.entry(place(number), domains.get(number)));
                } else if (number < now.array(DOMAINS).size()) {
                    delete.add(place(number));
                }
            }
        }
        if (!delete.isEmpty()) {
            parameters.add(Map.entry("delete", String.join(",", delete)));
        }
        return new Request("PUT", path(node), parameters).under(now);
    }
}
