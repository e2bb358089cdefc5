package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the interfaces of all nodes. One that does not answer is unreachable alone. */
final class NodeObserver {
    private final ProxmoxClient client;
    private final Target target;
    private final String lab;

    NodeObserver(ProxmoxClient client, Target target, String lab) {
        this.client = client;
        this.target = target;
        this.lab = lab;
    }

    /** @param online nodes that the cluster says are up */
    List<ObservedObject> observe(List<String> online) {
        Map<String, String> addresses = addresses();
        List<ObservedObject> objects = new ArrayList<>();
        ProxmoxClient.each(online, node -> read(node, addresses.getOrDefault(node, "")))
                .forEach(objects::addAll);
        return objects;
    }

    private List<ObservedObject> read(String node, String address) {
        try {
            SeenNode view = new SeenNode(node, address, Page.read(client, node));
            return List.of(view.object(target, lab), view.status(target));
        } catch (CroftException unreadable) {
            return List.of(SeenNode.unreachable(
                    target, node, unreadable.diagnostics().getFirst().summary()));
        }
    }

    /** Who may not see the state of the cluster plans without these. */
    private Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        if (client.get("/cluster/status") instanceof Answer.Ok(Json data)) {
            Tasks.rows(data)
                    .forEach(row -> row.text("name")
                            .ifPresent(name -> row.text("ip").ifPresent(ip -> addresses.put(name, ip))));
        }
        return addresses;
    }
}
