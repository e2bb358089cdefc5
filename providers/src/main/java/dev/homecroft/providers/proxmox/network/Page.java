package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a node says of its interfaces. While changes are staged it shows the interfaces as they will be.
 *
 * @param changes what is staged, as a difference of files; empty when nothing is
 * @param byServer interfaces whose address comes from a DHCP server: no call can keep it so
 */
record Page(Wires wires, String changes, Set<String> byServer) {
    static String path(String node) {
        return "/nodes/" + Words.encode(node) + "/network";
    }

    static String path(String node, String wire) {
        return path(node) + "/" + Words.encode(wire);
    }

    /** Throws CroftException when the node can't be asked. */
    static Page read(ProxmoxClient client, String node) {
        Answer answer = client.page(path(node));
        if (answer instanceof Answer.Ok(Json body)) {
            return of(Tasks.object(body));
        }
        throw new CroftException(Problems.of(answer, client.cluster(), "show the interfaces of `%s`".formatted(node)));
    }

    private static Page of(Json.Obj body) {
        List<Json.Obj> rows = body.get("data").map(Tasks::rows).orElse(List.of());
        Set<String> byServer = new TreeSet<>();
        List<Wire> wires = rows.stream()
                .filter(row -> row.text("iface").isPresent())
                .map(row -> Wire.read(row.text("iface").orElse(""), row))
                .toList();
        for (Json.Obj row : rows) {
            Optional<String> way = row.text("method").filter("dhcp"::equals);
            Optional<String> way6 = row.text("method6").filter(List.of("dhcp", "auto")::contains);
            if (way.isPresent() || way6.isPresent()) {
                row.text("iface").ifPresent(byServer::add);
            }
        }
        return new Page(Wires.of(wires), body.text("changes").orElse("").strip(), byServer);
    }

    boolean isStaged() {
        return !changes.isEmpty();
    }
}
