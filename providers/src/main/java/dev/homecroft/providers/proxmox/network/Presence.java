package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a node answers at its own endpoint. One without any is asked through the others.
 *
 * @param own its endpoints
 */
record Presence(ProxmoxClient client, String node, List<URI> own) {
    Presence {
        own = List.copyOf(own);
    }

    /** Asks each endpoint whose it is. */
    static Presence find(ProxmoxClient client, String node) {
        List<URI> own = new ArrayList<>();
        List<URI> silent = new ArrayList<>();
        for (URI endpoint : client.endpoints()) {
            switch (client.getAt(endpoint, "/cluster/status")) {
                case Answer.Ok(Json data) -> {
                    if (isOf(node, data)) {
                        own.add(endpoint);
                    }
                }
                // Refused is answered all the same: whose endpoint it is can't be told, but it is no dead one.
                case Answer.Refused _ -> {}
                case Answer.NotSent _, Answer.Lost _ -> silent.add(endpoint);
            }
        }
        return new Presence(client, node, own.isEmpty() ? silent : own);
    }

    private static boolean isOf(String node, Json status) {
        return Tasks.rows(status).stream()
                .anyMatch(row -> row.text("name").filter(node::equals).isPresent()
                        && row.flag("local").orElse(false));
    }

    boolean answers() {
        return own.isEmpty()
                ? client.get(Page.path(node)) instanceof Answer.Ok
                : own.stream().anyMatch(endpoint -> client.getAt(endpoint, Page.path(node)) instanceof Answer.Ok);
    }
}
