package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.Request;
import dev.homecroft.providers.proxmox.settings.table.SdnRoute;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The calls that bring a software-defined network to what it is to be: what others stand on is made first and goes last.
 *
 * @param row as it is, with what is pending
 * @param values options as they are to be
 * @param drop options that go, with their object where they found it
 */
record SdnBatch(Json.Obj row, Fields values, List<String> drop) {
    private static final List<String> ORDER = List.of("controllers", "zones", "vnets", "subnets");
    private static final String SDN = "/cluster/sdn/";

    SdnBatch {
        drop = List.copyOf(drop);
    }

    /** Objects that something is pending for. */
    Set<String> pending() {
        return Set.copyOf(
                Form.LINES.read(row, SdnRoute.PENDING).map(Form::items).orElse(List.of()));
    }

    List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        Set<String> gone = gone();
        owners(values.values().keySet()).forEach(owner -> {
            if (isThere(owner)) {
                change(owner, requests);
            } else {
                requests.add(create(owner));
            }
        });
        owners(drop).stream()
                .filter(owner -> !gone.contains(owner)
                        && isThere(owner)
                        && values.below(owner).isEmpty())
                .forEach(owner -> change(owner, requests));
        List<String> last =
                owners(gone.stream().map(owner -> owner + ".").toList()).reversed();
        last.stream().filter(this::isThere).forEach(owner -> requests.add(Request.delete(path(owner))));
        return requests;
    }

    private Set<String> gone() {
        Set<String> gone = new TreeSet<>();
        drop.stream().filter(SdnRoute::isFounding).map(SdnRoute::owner).forEach(gone::add);
        return gone;
    }

    private static List<String> owners(Iterable<String> fields) {
        Set<String> owners = new TreeSet<>(Comparator.comparingInt((String owner) -> ORDER.indexOf(kind(owner)))
                .thenComparing(owner -> owner));
        fields.forEach(field -> {
            if (!SdnRoute.owner(field).isEmpty()) {
                owners.add(SdnRoute.owner(field));
            }
        });
        return List.copyOf(owners);
    }

    private static String kind(String owner) {
        return owner.substring(0, owner.indexOf('.'));
    }

    private static String name(String owner) {
        return owner.substring(owner.indexOf('.') + 1);
    }

    private boolean isThere(String owner) {
        return row.members().keySet().stream()
                .anyMatch(field -> SdnRoute.owner(field).equals(owner));
    }

    private static String list(String owner) {
        return kind(owner).equals("subnets")
                ? SDN + "vnets/" + Words.encode(vnet(owner)) + "/subnets"
                : SDN + kind(owner);
    }

    private static String vnet(String subnet) {
        String name = name(subnet);
        return name.substring(0, name.indexOf('.'));
    }

    private static String range(String subnet) {
        String name = name(subnet);
        return name.substring(name.indexOf('.') + 1);
    }

    /** Subnets are known by their zone as well. */
    private String path(String owner) {
        if (!kind(owner).equals("subnets")) {
            return list(owner) + "/" + Words.encode(name(owner));
        }
        String field = "vnets." + vnet(owner) + ".zone";
        String zone = row.text(field).or(() -> values.text(field)).orElse("");
        return list(owner) + "/" + Words.encode(zone + "-" + range(owner).replace('/', '-'));
    }

    private Request create(String owner) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        String key = kind(owner).substring(0, kind(owner).length() - 1);
        parameters.add(Map.entry(key, key.equals("subnet") ? range(owner) : name(owner)));
        if (key.equals("vnet")) {
            parameters.add(Map.entry("type", "vnet"));
        }
        values.below(owner).values().forEach((option, value) -> write(owner, option, value, parameters));
        return new Request("POST", list(owner), parameters);
    }

    private static void write(String owner, String option, Value value, List<Map.Entry<String, String>> parameters) {
        SdnRoute.column(owner + "." + option)
                .form()
                .write(value)
                .forEach(text -> parameters.add(Map.entry(option, text)));
    }

    private void change(String owner, List<Request> requests) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        Map<String, Value> open =
                new LinkedHashMap<>(new TreeMap<>(values.below(owner).values()));
        open.entrySet()
                .removeIf(option -> SdnRoute.column(owner + "." + option.getKey())
                        .read(row)
                        .filter(option.getValue()::equals)
                        .isPresent());
        open.forEach((option, value) -> write(owner, option, value, parameters));
        List<String> gone = drop.stream()
                .filter(field -> SdnRoute.owner(field).equals(owner) && !SdnRoute.isFounding(field))
                .filter(field -> row.get(field).isPresent())
                .map(field -> field.substring(owner.length() + 1))
                .toList();
        if (!gone.isEmpty()) {
            parameters.add(Map.entry("delete", String.join(",", gone)));
        }
        if (!parameters.isEmpty()) {
            requests.add(new Request("PUT", path(owner), parameters));
        }
    }
}
