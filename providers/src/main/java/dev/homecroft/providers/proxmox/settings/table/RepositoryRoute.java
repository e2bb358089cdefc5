package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Package repositories of each node that have a name of their own with Proxmox VE. One that is not there yet is added whole; one
 * that is there is switched where it stands in its file.
 */
public record RepositoryRoute() implements FixedRoute {
    /** Members of a row that tell where a repository stands, as {@code INDEX PATH}. */
    private static final String PLACE = "at ";

    private static String path(String node) {
        return "/nodes/%s/apt/repositories".formatted(Words.encode(node));
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        return NodeRoute.ofNodes(client, node -> find(client, node));
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String node) {
        Json.Obj page = Tasks.object(client.need(path(node), "list the repositories of `%s`".formatted(node)));
        Map<String, Json> members = new LinkedHashMap<>();
        page.get("digest").ifPresent(digest -> members.put("digest", digest));
        for (Json.Obj standard : Tasks.rows(page.get("standard-repos").orElse(Json.NULL))) {
            String handle = standard.text("handle").orElse("");
            members.put(handle, Json.of(standard.flag("status").orElse(false) ? "1" : "0"));
            if (standard.get("status").isPresent()) {
                place(page, handle).ifPresent(place -> members.put(PLACE + handle, Json.of(place)));
            }
        }
        return Optional.of(new Json.Obj(members));
    }

    private static Optional<String> place(Json.Obj page, String handle) {
        for (Json.Obj file : Tasks.rows(page.get("files").orElse(Json.NULL))) {
            List<Json.Obj> repositories = Tasks.rows(file.get("repositories").orElse(Json.NULL));
            for (int index = 0; index < repositories.size(); index++) {
                if (isOf(repositories.get(index), handle)) {
                    return Optional.of(index + " " + file.text("path").orElse(""));
                }
            }
        }
        return Optional.empty();
    }

    /** The product's own are told by their component, those of its storage cluster by their address and component. */
    private static boolean isOf(Json.Obj repository, String handle) {
        if (!handle.startsWith("ceph-")) {
            return texts(repository, "Components").contains("pve-" + handle);
        }
        int release = handle.indexOf('-', "ceph-".length());
        return release > 0
                && texts(repository, "Components").contains(handle.substring(release + 1))
                && texts(repository, "URIs").stream().anyMatch(uri -> uri.endsWith("/" + handle.substring(0, release)));
    }

    private static List<String> texts(Json.Obj row, String member) {
        return row.array(member).stream()
                .filter(Json.Str.class::isInstance)
                .map(item -> ((Json.Str) item).value())
                .toList();
    }

    /** One at a time. */
    @Override
    public Request change(String node, Json.Obj now, Edit edit) {
        Map.Entry<String, List<String>> first = edit.set().entrySet().iterator().next();
        Optional<String> place = now.text(PLACE + first.getKey());
        Request request = place.isEmpty()
                ? new Request("PUT", path(node), List.of(Map.entry("handle", first.getKey())))
                : new Request(
                        "POST",
                        path(node),
                        List.of(
                                Map.entry(
                                        "path",
                                        place.get().substring(place.get().indexOf(' ') + 1)),
                                Map.entry(
                                        "index",
                                        place.get().substring(0, place.get().indexOf(' '))),
                                Map.entry("enabled", first.getValue().getFirst())));
        return request.under(now);
    }
}
