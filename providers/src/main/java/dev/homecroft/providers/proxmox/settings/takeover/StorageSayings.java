package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.takeover.SettingSayings.Said;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Storages, mappings and folders that were found, in the words of a file. */
final class StorageSayings {
    /** Kinds that log in somewhere with a secret that shows nowhere. */
    private static final List<String> WITH_PASSWORD = List.of("cifs", "pbs", "iscsidirect", "esxi");

    private final Lab lab;
    private final Hypervisor hypervisor;
    private final Observation observation;

    StorageSayings(Lab lab, Hypervisor hypervisor, Observation observation) {
        this.lab = lab;
        this.hypervisor = hypervisor;
        this.observation = observation;
    }

    /**
     * The datastore of the lab that a storage without a declaration becomes: what its server calls it, or its own name where a job
     * saves to it.
     */
    Optional<String> datastore(String storage) {
        Fields fields = observation.ofKind("storage").stream()
                .filter(object -> object.name().equals(hypervisor.name() + "/" + storage))
                .map(ObservedObject::fields)
                .findFirst()
                .orElse(Fields.EMPTY);
        boolean isSavedTo = observation.ofKind("backup-job").stream()
                .anyMatch(job ->
                        job.fields().text("storage").filter(storage::equals).isPresent());
        boolean isFree = !lab.storage().backups().datastores().containsKey(storage);
        return fields.text("datastore")
                .or(() -> Optional.of(storage).filter(_ -> isSavedTo && isFree && !fields.isEmpty()));
    }

    Said of(SettingKind kind, String key, Fields fields) {
        return switch (kind.word()) {
            case "storage" -> storage(kind, key, fields);
            case "mapping" -> mapping(key, fields);
            default -> directory(key, fields);
        };
    }

    private List<String> path(String... more) {
        return Stream.concat(Stream.of("hypervisors", hypervisor.name()), Arrays.stream(more))
                .toList();
    }

    private Said storage(SettingKind kind, String key, Fields fields) {
        String type = fields.text("kind").orElse("");
        Saying saying = new Saying(kind, fields)
                .same("kind", "nodes", "content", "shared", "server")
                .as("export", "export")
                .as("share", "export")
                .as("pool", "export")
                .as("thin-pool", "export")
                .same("volume-group", "namespace", "user", "fingerprint", "options");
        Optional<String> datastore = datastore(key);
        datastore.ifPresent(name -> saying.put("datastore", Json.of(name)));
        // Of what is mounted there the server makes up the folder by itself.
        fields.text("path")
                .filter(path -> !path.equals("/mnt/pve/" + key))
                .ifPresent(path -> saying.put("path", Json.of(path)));
        if (isShared(type)) {
            saying.put("shared", Json.of(true));
        }
        Optional<Json> keep = fields.text("keep").flatMap(StorageSayings::keep);
        keep.ifPresent(counts -> saying.put("keep", counts));
        saying.same("enabled").raw();
        Map<List<String>, Json> values = new LinkedHashMap<>();
        datastore
                .filter(name -> !lab.storage().backups().datastores().containsKey(name))
                .ifPresent(name -> values.put(List.of("backups", "datastores", name), new Json.Obj(Map.of())));
        values.put(path("storages", key), saying.build());
        Optional<String> todo = WITH_PASSWORD.contains(type)
                ? Optional.of("State the `password` of the storage `%s`: it can't be read.".formatted(key))
                : Optional.empty();
        Optional<String> why =
                fields.text("keep").filter(_ -> keep.isEmpty()).map("the lab has no word for keeping `%s`"::formatted);
        return new Said(values, why, todo);
    }

    /** The lab has to be told of what the server knows by the kind. */
    private static boolean isShared(String kind) {
        return List.of("nfs", "cifs", "pbs", "iscsi", "iscsidirect", "rbd", "cephfs", "glusterfs")
                .contains(kind);
    }

    /** {@code keep-last=3,keep-daily=7}; empty when the lab has no word for a part of it. */
    static Optional<Json> keep(String text) {
        Json.ObjBuilder keep = Json.object();
        for (Map.Entry<String, String> part : PropertyString.parse(text).parts().entrySet()) {
            String name = part.getKey().replaceFirst("^keep-", "");
            boolean isKnown = List.of("last", "hourly", "daily", "weekly", "monthly", "yearly")
                            .contains(name)
                    && part.getValue().matches("[0-9]{1,4}");
            if (!isKnown) {
                return Optional.empty();
            }
            keep.put(name, Long.parseLong(part.getValue()));
        }
        return Optional.of(keep.build()).map(json -> json);
    }

    /** The device of each node becomes one of the host, under the mapping's name unless it has one already. */
    private Said mapping(String key, Fields fields) {
        boolean isUsb = fields.text("type").filter("usb"::equals).isPresent();
        Map<List<String>, Json> values = new LinkedHashMap<>();
        Json.ObjBuilder devices = Json.object();
        for (String line : fields.get("devices").map(Saying::texts).orElse(List.of())) {
            Map<String, String> parts = PropertyString.parse(line).parts();
            String node = parts.getOrDefault("node", "");
            String place = parts.getOrDefault("path", "");
            if (place.isEmpty() || values.containsKey(List.of("hosts", node, "devices", key))) {
                return Said.not("it has more than one device of a node, or one without a place");
            }
            Optional<String> known = known(node, place);
            devices.put(node, known.orElse(key));
            if (known.isEmpty()) {
                Json.ObjBuilder device = Json.object().put(isUsb ? "usb" : "pci", place);
                Optional.ofNullable(parts.get("id")).ifPresent(id -> device.put("id", id));
                values.put(List.of("hosts", node, "devices", key), device.build());
            }
        }
        values.put(path("mappings", key), devices.build());
        return new Said(values, Optional.empty(), Optional.empty());
    }

    private Optional<String> known(String node, String place) {
        return Optional.ofNullable(lab.hosts().get(node)).map(Host::devices).map(Map::values).stream()
                .flatMap(Collection::stream)
                .filter(device -> device.pci().or(device::usb).equals(Optional.of(place)))
                .map(Host.HostDevice::name)
                .findFirst();
    }

    private Said directory(String key, Fields fields) {
        Json.ObjBuilder folders = Json.object();
        for (String line : fields.get("folders").map(Saying::texts).orElse(List.of())) {
            Map<String, String> parts = PropertyString.parse(line).parts();
            folders.put(parts.getOrDefault("node", ""), parts.getOrDefault("path", ""));
        }
        return Said.of(path("directories", key), folders.build());
    }
}
