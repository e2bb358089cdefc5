package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SdnRoute;
import dev.homecroft.spi.Found;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A software-defined network as it was found, in the words of a file. It is taken over as a whole or not at all. */
final class SdnInventory {
    private static final Map<String, String> OF_ZONES = Map.of(
            "type",
            "kind",
            "bridge",
            "bridge",
            "tag",
            "tag",
            "peers",
            "peers",
            "controller",
            "controller",
            "nodes",
            "nodes",
            "mtu",
            "mtu");
    private static final Map<String, String> OF_CONTROLLERS =
            Map.of("type", "kind", "asn", "asn", "peers", "peers", "node", "node");
    private static final Map<String, String> OF_VNETS = Map.of(
            "zone",
            "zone",
            "tag",
            "tag",
            "alias",
            "alias",
            "vlanaware",
            "vlan-aware",
            "isolate-ports",
            "isolate-ports");
    private static final String RANGE = "dhcp-range";
    private static final String DHCP = "dhcp";

    /** Options of each object by the object: {@code zones.lab}, {@code subnets.web.10.0.0.0/24}. */
    private final SortedMap<String, SortedMap<String, Value>> objects = new TreeMap<>();

    private final List<Found.Left> left = new ArrayList<>();

    private SdnInventory(Fields fields) {
        fields.values().forEach((path, value) -> {
            if (!SdnRoute.owner(path).isEmpty()) {
                objects.computeIfAbsent(SdnRoute.owner(path), _ -> new TreeMap<>())
                        .put(path.substring(path.lastIndexOf('.') + 1), value);
            }
        });
    }

    static Found of(Hypervisor hypervisor, Fields fields) {
        SdnInventory inventory = new SdnInventory(fields);
        Json.Obj said = inventory.said();
        if (said.members().isEmpty()) {
            return new Found(List.of(), inventory.left, List.of());
        }
        return new Found(
                List.of(Found.Entry.of(
                        "software-defined network", List.of("hypervisors", hypervisor.name(), "sdn"), said)),
                inventory.left,
                List.of());
    }

    private Json.Obj said() {
        Map<String, Json> zones = new TreeMap<>();
        Map<String, Json> vnets = new TreeMap<>();
        Map<String, Json> controllers = new TreeMap<>();
        objects.forEach((owner, options) -> {
            String name = owner.substring(owner.indexOf('.') + 1);
            switch (owner.substring(0, owner.indexOf('.'))) {
                case "zones" -> zones.put(name, zone(name, options));
                case "controllers" -> controllers.put(name, passing(owner, options, OF_CONTROLLERS));
                case "vnets" -> vnets.put(name, vnet(name, options));
                default -> {
                    // A subnet stands below its vnet.
                }
            }
        });
        Json.ObjBuilder said = Json.object();
        put(said, "zones", zones);
        put(said, "vnets", vnets);
        put(said, "controllers", controllers);
        return said.build();
    }

    private static void put(Json.ObjBuilder said, String name, Map<String, Json> members) {
        if (!members.isEmpty()) {
            said.put(name, new Json.Obj(members));
        }
    }

    /** Options under our names; those without one as they stand. */
    private Json passing(String owner, Map<String, Value> options, Map<String, String> words) {
        Json.ObjBuilder said = Json.object();
        Map<String, Json> raw = new TreeMap<>();
        options.forEach((option, value) -> {
            if (words.containsKey(option)) {
                Saying.json(value).ifPresent(json -> said.put(words.getOrDefault(option, ""), json));
            } else if (PlainText.isSecret(option, value.toString())) {
                left.add(new Found.Left("`%s` of %s".formatted(option, owner), Saying.SECRET));
            } else {
                raw.put(option, Json.of(plain(value)));
            }
        });
        put(said, "proxmox", raw);
        return said.build();
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Items items -> String.join(",", Form.items(items));
            case Value.Flag(boolean flag) -> flag ? "1" : "0";
            case Value.Text _, Value.Whole _, Value.Size _, Value.Hidden _ -> value.toString();
        };
    }

    /** Its server of addresses goes without saying where a subnet in it has a range for one. */
    private Json zone(String name, SortedMap<String, Value> options) {
        SortedMap<String, Value> rest = new TreeMap<>(options);
        if (givesAddresses(name) && isServed(name)) {
            rest.remove(DHCP);
        }
        return passing("zones." + name, rest, OF_ZONES);
    }

    private boolean givesAddresses(String zone) {
        return Optional.ofNullable(objects.get("zones." + zone))
                .flatMap(options -> Optional.ofNullable(options.get(DHCP)))
                .filter(Value.of("dnsmasq")::equals)
                .isPresent();
    }

    private boolean isServed(String zone) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith("subnets."))
                .anyMatch(object -> range(object.getValue()).isPresent()
                        && zoneOf(object.getKey()).equals(Optional.of(zone)));
    }

    private Optional<String> zoneOf(String subnet) {
        String vnet = "vnets." + subnet.substring("subnets.".length()).replaceFirst("\\..*", "");
        return Optional.ofNullable(objects.get(vnet))
                .flatMap(options -> Optional.ofNullable(options.get("zone")))
                .map(Value::toString);
    }

    private Json vnet(String name, SortedMap<String, Value> options) {
        Json.ObjBuilder said = Json.object();
        options.forEach((option, value) -> {
            if (OF_VNETS.containsKey(option)) {
                Saying.json(value).ifPresent(json -> said.put(OF_VNETS.getOrDefault(option, ""), json));
            } else {
                unsaid(option, "vnet " + name);
            }
        });
        Map<String, Json> subnets = new TreeMap<>();
        String prefix = "subnets." + name + ".";
        objects.forEach((owner, own) -> {
            if (owner.startsWith(prefix)) {
                subnets.put(owner.substring(prefix.length()), subnet(owner, own));
            }
        });
        put(said, "subnets", subnets);
        return said.build();
    }

    private void unsaid(String option, String words) {
        left.add(new Found.Left("`%s` of %s".formatted(option, words), "the lab has no word for it"));
    }

    private Json subnet(String owner, SortedMap<String, Value> options) {
        Json.ObjBuilder said = Json.object();
        options.forEach((option, value) -> {
            switch (option) {
                case "type" -> {
                    // It is a subnet.
                }
                case "gateway", "snat" -> Saying.json(value).ifPresent(json -> said.put(option, json));
                case RANGE -> range(owner, options, said);
                default -> unsaid(option, "subnet " + owner.substring("subnets.".length()));
            }
        });
        return said.build();
    }

    private void range(String owner, SortedMap<String, Value> options, Json.ObjBuilder said) {
        Optional<Range> range = range(options);
        if (range.isPresent() && zoneOf(owner).filter(this::givesAddresses).isPresent()) {
            said.put("dhcp-from", range.get().first())
                    .put("dhcp-to", range.get().last());
        } else {
            left.add(new Found.Left(
                    "`%s` of subnet %s".formatted(RANGE, owner.substring("subnets.".length())),
                    "the lab says one range of a zone that gives out addresses"));
        }
    }

    private record Range(String first, String last) {}

    private static Optional<Range> range(Map<String, Value> options) {
        List<String> ranges =
                Optional.ofNullable(options.get(RANGE)).map(Form::items).orElse(List.of());
        if (ranges.size() != 1) {
            return Optional.empty();
        }
        Map<String, String> parts = PropertyString.parse(ranges.getFirst()).parts();
        return Optional.ofNullable(parts.get("start-address"))
                .flatMap(first -> Optional.ofNullable(parts.get("end-address")).map(last -> new Range(first, last)));
    }
}
