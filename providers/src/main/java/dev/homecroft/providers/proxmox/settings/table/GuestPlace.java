package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the guest of a number: where it was seen last, if it still is there, or else in the list of all. */
public final class GuestPlace {
    private GuestPlace() {}

    /** @param number such as {@code vm:100}, or {@code 100-0} for something of a guest of either kind */
    static Optional<Whereabouts.Place> find(ProxmoxClient client, String number) {
        Optional<Whereabouts.Place> known = known(client, number);
        return known.filter(place -> config(client, place).isPresent()).or(() -> listed(client, number));
    }

    /** Its configuration, with what is pending; empty when it is not there. */
    public static Optional<Json.Obj> config(ProxmoxClient client, String number) {
        return known(client, number)
                .flatMap(place -> config(client, place))
                .or(() -> listed(client, number).flatMap(place -> config(client, place)));
    }

    /** All guests of the cluster, of the page that every look at it reads anyway. */
    static List<Whereabouts.Place> all(ProxmoxClient client) {
        return rows(client, "/cluster/resources");
    }

    private static List<Whereabouts.Place> rows(ProxmoxClient client, String path) {
        List<Whereabouts.Place> places = new ArrayList<>();
        for (Json.Obj row : Tasks.rows(client.need(path, "list guests"))) {
            Optional<String> node = row.text("node");
            Optional<String> id = row.text("vmid");
            Optional<String> type = row.text("type").filter(word -> word.equals("qemu") || word.equals("lxc"));
            if (node.isPresent() && id.isPresent() && type.isPresent()) {
                Whereabouts.Place place = new Whereabouts.Place(node.get(), type.get(), id.get());
                client.whereabouts().saw(place);
                places.add(place);
            }
        }
        return places;
    }

    private static Optional<Whereabouts.Place> known(ProxmoxClient client, String number) {
        return client.whereabouts().last(id(number)).filter(place -> isOfKind(number, place));
    }

    /** In the list of all guests, unless who gives ids away says that nobody has this one. */
    private static Optional<Whereabouts.Place> listed(ProxmoxClient client, String number) {
        String id = id(number);
        if (client.get("/cluster/nextid?vmid=" + id) instanceof Answer.Ok) {
            return Optional.empty();
        }
        return rows(client, "/cluster/resources?type=vm").stream()
                .filter(place -> place.id().equals(id) && isOfKind(number, place))
                .findFirst();
    }

    private static Optional<Json.Obj> config(ProxmoxClient client, Whereabouts.Place place) {
        return client.get(place.path() + "/config") instanceof Answer.Ok(Json data)
                ? Optional.of(Tasks.object(data))
                : Optional.empty();
    }

    private static String id(String number) {
        String id = number.substring(number.indexOf(':') + 1);
        int dash = id.indexOf('-');
        return dash < 0 ? id : id.substring(0, dash);
    }

    private static boolean isOfKind(String number, Whereabouts.Place place) {
        return number.indexOf(':') < 0
                || number.startsWith("vm:") == place.type().equals("qemu");
    }
}
