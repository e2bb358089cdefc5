package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.settings.declared.SettingProjector;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.spi.Found;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says settings that nothing declares in the words of the lab: the projection of settings, backwards. */
public final class SettingInventory {
    private final Hypervisor hypervisor;
    private final Observation observation;
    private final Set<String> labs;
    private final Set<String> declared = new HashSet<>();
    private final List<Found.Entry> entries = new ArrayList<>();
    private final List<Found.Left> left = new ArrayList<>();
    private final List<String> todo = new ArrayList<>();
    private final SettingSayings sayings;

    private SettingInventory(Lab lab, Hypervisor hypervisor, Observation observation, Set<String> labs) {
        this.hypervisor = hypervisor;
        this.observation = observation;
        this.labs = labs;
        this.sayings = new SettingSayings(lab, hypervisor, observation);
        SettingProjector.project(lab, hypervisor, observation.target())
                .forEach(resource -> declared.add(resource.address().toString()));
        hypervisor.storages().keySet().forEach(name -> declared.add("storage/" + hypervisor.name() + "/" + name));
    }

    /** @param labs whose things are meant: this lab's, and those of others that were named */
    public static Found of(Lab lab, Hypervisor hypervisor, Observation observation, Set<String> labs) {
        SettingInventory inventory = new SettingInventory(lab, hypervisor, observation, labs);
        SettingKinds.all().stream()
                .toList()
                .reversed()
                .forEach(kind -> observation.ofKind(kind.word()).forEach(object -> inventory.object(kind, object)));
        return new Found(inventory.entries, inventory.left, inventory.todo);
    }

    private void object(SettingKind kind, ObservedObject object) {
        if (object.freshness() instanceof Freshness.Unreachable(String why)) {
            left.add(new Found.Left("every " + kind.word().replace('-', ' '), "it can't be read: " + why));
            return;
        }
        String key = object.name().substring(object.name().indexOf('/') + 1);
        boolean isDeclared = declared.contains(kind.word() + "/" + object.name());
        if (isDeclared || (kind.isBuiltIn(key) && !kind.word().equals("storage"))) {
            return;
        }
        String words = kind.word().replace('-', ' ') + " " + key;
        if (kind.word().startsWith("firewall")) {
            firewall(kind, object.fields(), words);
            return;
        }
        Optional<String> owner = owner(kind, object);
        if (owner.isPresent()) {
            left.add(new Found.Left(words, "it bears the mark of the lab " + owner.get()));
            return;
        }
        SettingSayings.Said said = sayings.of(kind, key, object.fields());
        said.why().ifPresent(why -> left.add(new Found.Left(words, why)));
        said.todo().ifPresent(todo::add);
        said.values().forEach((path, value) -> entry(kind, object, words, path, value));
        unsaid(kind, object.fields(), words);
    }

    /** Rules have an order that is more than each of them says: whoever wants them in the files writes them. */
    private void firewall(SettingKind kind, Fields fields, String words) {
        boolean isSet = switch (kind.word()) {
            case "firewall" -> fields.flag("enabled").orElse(false);
            case "firewall-rules" -> !fields.isEmpty();
            default -> true;
        };
        if (isSet) {
            left.add(new Found.Left(
                    words, "firewalls are not taken over; state them by hand if the lab is to keep them"));
        }
    }

    private void entry(SettingKind kind, ObservedObject object, String words, List<String> path, Json value) {
        boolean isOfOther = object.mark()
                .filter(mark -> !kind.isInherent() && !mark.lab().equals(observationLab()))
                .isPresent();
        Optional<Found.Marking> marking = isOfOther
                ? Optional.of(new Found.Marking(kind.address(observation.target(), key(object)), object.ref()))
                : Optional.empty();
        entries.add(new Found.Entry(words, path, value, marking));
    }

    private static String key(ObservedObject object) {
        return object.name().substring(object.name().indexOf('/') + 1);
    }

    private String observationLab() {
        return sayings.lab();
    }

    private Optional<String> owner(SettingKind kind, ObservedObject object) {
        return kind.isInherent()
                ? Optional.empty()
                : object.mark().map(mark -> mark.lab()).filter(lab -> !labs.contains(lab));
    }

    /** What a kind without options of its own has beside what the lab has words for. */
    private void unsaid(SettingKind kind, Fields fields, String words) {
        if (sayings.takesRaw(kind) || kind.isInherent()) {
            return;
        }
        Map<String, ?> raw = fields.below("raw").values();
        raw.keySet().stream()
                .filter(option -> !SettingSayings.isNoise(option))
                .forEach(option -> left.add(new Found.Left(
                        "`%s` of %s on %s".formatted(option, words, hypervisor.name()), "the lab has no word for it")));
    }
}
