package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Ref;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.takeover.SettingSayings.Said;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * High availability and backup jobs that were found, in the words of a file. They speak of guests by number until these bear our
 * mark, so what is about others waits for the next time.
 */
final class CareSayings {
    private static final String LATER =
            "it speaks of guests that bear no mark of this lab yet: ask again after `croft apply`";

    private final Hypervisor hypervisor;
    private final Observation observation;

    CareSayings(Hypervisor hypervisor, Observation observation) {
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

    /** That of a storage that is taken over at the same time. */
    private Optional<String> found(String storage) {
        return hypervisor.storages().containsKey(storage)
                ? Optional.empty()
                : observation.ofKind("storage").stream()
                        .filter(object -> object.name().equals(hypervisor.name() + "/" + storage))
                        .flatMap(object -> object.fields().text("datastore").stream())
                        .findFirst();
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
                .or(() -> found(storage));
        if (datastore.isEmpty()) {
            return Said.not("its storage `%s` is no datastore of the lab".formatted(storage));
        }
        if (!fields.flag("enabled").orElse(true)) {
            return Said.not("it is switched off, and a lab has no jobs that do not run");
        }
        boolean isAll = fields.flag("all").orElse(false);
        saying.same("schedule").put("datastore", Json.of(datastore.get()));
        if (isAll) {
            saying.put("hypervisors", Json.strings(List.of(hypervisor.name())));
            saying.same("except");
        } else {
            saying.same("guests");
        }
        fields.text("keep").flatMap(StorageSayings::keep).ifPresent(keep -> saying.put("keep", keep));
        saying.same("mode");
        List<String> mail = texts(fields, "mail-to");
        if (mail.size() == 1) {
            saying.put("mail-to", Json.of(mail.getFirst()));
        }
        saying.as("comment", "note");
        return new Said(Map.of(List.of("backups", "jobs", key), saying.build()), Optional.empty(), Optional.empty());
    }
}
