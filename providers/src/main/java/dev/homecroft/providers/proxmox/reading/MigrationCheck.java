package dev.homecroft.providers.proxmox.reading;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server answers when it is asked whether a guest can be migrated ({@code GET …/migrate}), in words. */
public final class MigrationCheck {
    private MigrationCheck() {}

    /** Why the server would not let the guest go to this node, if it says so. Asked right before the call. */
    public static Optional<String> refusal(ProxmoxClient client, GuestState guest, String to) {
        String path = Guests.path(guest.node(), guest.kind(), guest.id()) + "/migrate?target=" + Words.encode(to);
        return client.get(path) instanceof Answer.Ok(Json data)
                ? Tasks.object(data).object("not_allowed_nodes").get(to).map(why -> words(Tasks.object(why)))
                : Optional.empty();
    }

    /** @param why of one node: lists of what is missing there or in the way */
    public static String words(Json.Obj why) {
        List<String> words = new ArrayList<>();
        add(words, "has no storage ", texts(why, "unavailable_storages"));
        add(words, "has no device for ", texts(why, "unavailable-resources"));
        add(words, "may not take it beside ", blocking(why));
        return words.isEmpty() ? "can't take it, as the server says" : String.join(", ", words);
    }

    private static void add(List<String> words, String lead, List<String> names) {
        if (!names.isEmpty()) {
            words.add(lead + String.join(", ", names));
        }
    }

    private static List<String> blocking(Json.Obj why) {
        return why.array("blocking-ha-resources").stream()
                .map(Tasks::object)
                .flatMap(row -> row.text("sid").stream())
                .toList();
    }

    /** A list of texts; other items are left out. */
    public static List<String> texts(Json.Obj object, String member) {
        return object.array(member).stream()
                .filter(Json.Str.class::isInstance)
                .map(text -> ((Json.Str) text).value())
                .toList();
    }
}
