package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Whereabouts;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where a firewall is: in front of the datacenter, a node, a guest or a virtual network. A security group is one of rules alone.
 *
 * @param key {@code datacenter}, {@code node/pve1}, {@code guest/vm:100}, {@code vnet/web} or {@code group/web}
 * @param path of it in the API
 * @param isSilent whether nobody can tell what is there, as its node does not answer
 */
public record Level(String key, String path, boolean isSilent) {
    public static final String DATACENTER = "datacenter";
    private static final String CLUSTER = "/cluster/firewall";
    /** A member of a row that is no option: no option has a name like this. */
    private static final String PATH = "@path";

    public static final Level WHOLE = new Level(DATACENTER, CLUSTER, false);

    private static Level node(String name, boolean isSilent) {
        return new Level("node/" + name, "/nodes/" + Words.encode(name) + "/firewall", isSilent);
    }

    private static Level vnet(String name) {
        return new Level("vnet/" + name, "/cluster/sdn/vnets/" + Words.encode(name) + "/firewall", false);
    }

    static Level group(String name) {
        return new Level("group/" + name, CLUSTER + "/groups/" + Words.encode(name), false);
    }

    public String rules() {
        return key.startsWith("group/") ? path : path + "/rules";
    }

    /** The row with the place that it was read at. */
    Json.Obj mark(Map<String, Json> row) {
        Map<String, Json> members = new LinkedHashMap<>(row);
        members.put(PATH, Json.of(path));
        return new Json.Obj(members);
    }

    static String path(Json.Obj row) {
        return row.text(PATH).orElseThrow(() -> new IllegalStateException("a row of no level"));
    }

    /** All but the guests'. */
    static List<Level> ofCluster(ProxmoxClient client) {
        List<Level> levels = new ArrayList<>();
        Tasks.rows(client.need("/nodes", "list nodes"))
                .forEach(row -> row.text("node")
                        .ifPresent(node -> levels.add(node(
                                node,
                                row.text("status").filter("online"::equals).isEmpty()))));
        if (client.get("/cluster/sdn/vnets?running=1") instanceof Answer.Ok(Json data)) {
            Tasks.rows(data).forEach(row -> row.text("vnet").ifPresent(vnet -> levels.add(vnet(vnet))));
        }
        levels.add(WHOLE);
        return levels;
    }

    /** Of the lab's guests that are behind a firewall. Which these are may have to be waited for: whoever can reads others first. */
    static List<Level> ofGuests(ProxmoxClient client, Supplier<GuestNames> names) {
        Set<String> numbers = names.get().guarded();
        if (numbers.isEmpty()) {
            return List.of();
        }
        return GuestPlace.all(client).stream()
                .map(Level::guest)
                .filter(level -> numbers.contains(level.key().substring("guest/".length())))
                .toList();
    }

    private static Level guest(Whereabouts.Place place) {
        String number = GuestNames.number(place.type().equals("qemu"), Long.parseLong(place.id()));
        return new Level("guest/" + number, place.path() + "/firewall", false);
    }

    /** The level of that key; empty when its guest is not there. */
    public static Optional<Level> find(ProxmoxClient client, String key) {
        String name = key.substring(key.indexOf('/') + 1);
        return switch (key.substring(0, key.length() - name.length())) {
            case "" -> Optional.of(WHOLE);
            case "node/" -> Optional.of(node(name, false));
            case "vnet/" -> Optional.of(vnet(name));
            case "group/" -> Optional.of(group(name));
            default -> GuestPlace.find(client, name).map(Level::guest);
        };
    }

    /** What a change needs at the level of that key. */
    static SettingKind.Right right(String key) {
        String[] words = key.split("/");
        return switch (words[0]) {
            case "node" -> new SettingKind.Right("/nodes/" + words[1], "Sys.Modify");
            case "guest" ->
                new SettingKind.Right("/vms/" + words[1].substring(words[1].indexOf(':') + 1), "VM.Config.Network");
            case "vnet" -> new SettingKind.Right("/sdn/zones", "SDN.Allocate");
            default -> new SettingKind.Right("/", "Sys.Modify");
        };
    }
}
