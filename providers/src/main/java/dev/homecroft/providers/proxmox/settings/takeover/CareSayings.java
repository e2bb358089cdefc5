package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.takeover.SettingSayings.Said;
import dev.homecroft.spi.HostCare;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * High availability, copies of disks and backup jobs that were found, in the words of a file. They call guests by their names in the
 * lab; what is about one that stays out calls it by its number.
 */
final class CareSayings {
    private static final String LATER = "it speaks of guests that are not taken over: ask again when they are";

    private final Hypervisor hypervisor;
    private final Observation observation;
    private final StorageSayings storages;

    CareSayings(Lab lab, Hypervisor hypervisor, Observation observation) {
        this.storages = new StorageSayings(lab, hypervisor, observation);
        this.observation = observation;
        this.hypervisor = hypervisor;
    }

    Said of(SettingKind kind, String key, Fields fields) {
        Saying saying = new Saying(kind, fields);
        return switch (kind.word()) {
            case "ha" ->
                isNumber(key)
                        ? Said.not(LATER)
                        : Said.of(
                                List.of("guests", key, "ha"),
                                saying.same("state", "max-restart", "max-relocate", "failback", "comment")
                                        .build());
            case "ha-rule" -> rule(saying, key, fields);
            case "backup-job" -> job(saying, key, fields);
            case "replication" -> copy(saying, key, fields);
            default ->
                Said.of(
                        List.of(
                                "hypervisors",
                                hypervisor.name(),
                                "access",
                                "realms",
                                fields.text("realm").orElse(key),
                                "sync"),
                        Json.of(fields.text("schedule").orElse("")));
        };
    }

    /** The lab numbers a copy by the place of its target among the members. */
    private Said copy(Saying saying, String key, Fields fields) {
        int dash = key.lastIndexOf('-');
        String guest = key.substring(0, Math.max(0, dash));
        if (isNumber(guest)) {
            return Said.not(LATER);
        }
        int place = members().indexOf(fields.text("to").orElse(""));
        if (!key.substring(dash + 1).equals(Integer.toString(place))) {
            return Said.not(
                    "the lab numbers copies by their target, and this one would be `%s-%d`".formatted(guest, place));
        }
        saying.put("guest", Json.of(guest)).same("to", "schedule", "rate", "enabled", "comment");
        return Said.of(List.of("hypervisors", hypervisor.name(), "replication", key), saying.build());
    }

    /** Those that are declared, and behind them those that become members. */
    private List<String> members() {
        return Stream.concat(
                        hypervisor.members().stream().map(Ref::name),
                        observation.ofKind(HostCare.NODE).stream().map(ObservedObject::name))
                .distinct()
                .toList();
    }

    private static boolean isNumber(String name) {
        return name.matches("((vm|ct):)?[0-9]+");
    }

    private static boolean hasNumbers(List<String> names) {
        return names.stream().anyMatch(CareSayings::isNumber);
    }

    private static List<String> texts(Fields fields, String path) {
        return fields.get(path).map(Saying::texts).orElse(List.of());
    }

    private Said rule(Saying saying, String key, Fields fields) {
        if (hasNumbers(texts(fields, "guests"))) {
            return Said.not(LATER);
        }
        saying.same("kind", "guests");
        Json.ObjBuilder nodes = Json.object();
        for (String node : texts(fields, "nodes")) {
            int colon = node.indexOf(':');
            nodes.put(
                    colon < 0 ? node : node.substring(0, colon),
                    colon < 0 ? 0 : Long.parseLong(node.substring(colon + 1)));
        }
        if (fields.has("nodes")) {
            saying.put("nodes", nodes.build());
        }
        saying.same("strict", "affinity", "enabled", "comment");
        return Said.of(List.of("hypervisors", hypervisor.name(), "ha-rules", key), saying.build());
    }

    private Said job(Saying saying, String key, Fields fields) {
        List<String> named = new ArrayList<>(texts(fields, "guests"));
        named.addAll(texts(fields, "except"));
        if (hasNumbers(named)) {
            return Said.not(LATER);
        }
        String storage = fields.text("storage").orElse("");
        Optional<String> datastore = Optional.ofNullable(hypervisor.storages().get(storage))
                .flatMap(found -> found.backing().datastore())
                .map(Ref::name)
                .or(() -> Optional.of(storage)
                        .filter(name -> !hypervisor.storages().containsKey(name))
                        .flatMap(storages::datastore));
        if (datastore.isEmpty()) {
            return Said.not("its storage `%s` is no datastore of the lab: state `datastore` of it".formatted(storage));
        }
        if (!fields.flag("enabled").orElse(true)) {
            return Said.not("it is switched off, and a lab has no jobs that do not run");
        }
        boolean isAll = fields.flag("all").orElse(false);
        if (!isAll && !fields.has("guests")) {
            return Said.not("it chooses its guests by what the lab has no word for, such as a pool");
        }
        saying.same("schedule").put("datastore", Json.of(datastore.get()));
        if (isAll) {
            saying.put("hypervisors", Json.strings(List.of(hypervisor.name())));
            saying.same("except");
        } else {
            saying.same("guests");
        }
        Optional<Json> keep = fields.text("keep").flatMap(StorageSayings::keep);
        keep.ifPresent(counts -> saying.put("keep", counts));
        saying.same("mode");
        List<String> mail = texts(fields, "mail-to");
        if (mail.size() == 1) {
            saying.put("mail-to", Json.of(mail.getFirst()));
        }
        saying.as("comment", "note");
        Optional<String> why = mail.size() > 1
                ? Optional.of("the lab has one address for its mail, and it has several")
                : fields.text("keep")
                        .filter(_ -> keep.isEmpty())
                        .map("the lab has no word for keeping `%s`"::formatted);
        return new Said(Map.of(List.of("backups", "jobs", key), saying.build()), why, Optional.empty());
    }
}
