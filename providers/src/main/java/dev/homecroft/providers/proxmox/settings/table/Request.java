package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One changing call.
 *
 * @param verb POST, PUT or DELETE
 * @param parameters in order; a name may stand several times
 */
public record Request(String verb, String path, List<Map.Entry<String, String>> parameters) {
    public Request {
        parameters = List.copyOf(parameters);
    }

    public static Request delete(String path) {
        return new Request("DELETE", path, List.of());
    }

    public Request with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(parameters);
        more.add(Map.entry(name, value));
        return new Request(verb, path, more);
    }

    /** Refused by the server when the object is no longer as it was looked at; not where its row has no digest. */
    public Request under(Json.Obj now) {
        return now.text("digest").map(digest -> with("digest", digest)).orElse(this);
    }

    public Answer send(ProxmoxClient client) {
        return client.send(verb, path, parameters);
    }
}
