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
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says settings that nothing declares in the words of the lab: the projection of settings, backwards. */
public final class SettingInventory {
    private final Hypervisor hypervisor;
    private final Set<String> guests;
    private final Ownership ownership;
    private final List<Found.Entry> entries = new ArrayList<>();
    private final List<Found.Left> left = new ArrayList<>();
    private final List<String> todo = new ArrayList<>();
    private final SettingSayings sayings;

    private SettingInventory(
            Lab lab, Hypervisor hypervisor, Observation observation, Set<String> labs, Set<String> guests) {
        this.hypervisor = hypervisor;
        this.guests = Set.copyOf(guests);
        this.sayings = new SettingSayings(lab, hypervisor, observation);
        Set<String> declared = new HashSet<>();
        SettingProjector.project(lab, hypervisor, observation.target())
                .forEach(resource -> declared.add(resource.address().toString()));
        hypervisor.storages().keySet().forEach(name -> declared.add("storage/" + hypervisor.name() + "/" + name));
        this.ownership = new Ownership(lab.info().id(), labs, declared);
    }

    /**
     * @param labs whose things are meant: this lab's, and those of others that were named
     * @param guests names of those that are in the files, or come into them
     */
    public static Found of(
            Lab lab, Hypervisor hypervisor, Observation observation, Set<String> labs, Set<String> guests) {
        SettingInventory inventory = new SettingInventory(lab, hypervisor, observation, labs, guests);
        SettingKinds.all().stream()
                .toList()
                .reversed()
                .forEach(kind -> observation.ofKind(kind.word()).forEach(object -> inventory.object(kind, object)));
        return new Found(inventory.entries, inventory.left, inventory.todo)
                .and(new FirewallInventory(hypervisor, observation, inventory.ownership, inventory.guests).found())
                .and(RepositoryInventory.of(hypervisor, observation));
    }

    private void object(SettingKind kind, ObservedObject object) {
        String key = Ownership.key(object);
        String words = kind.word().replace('-', ' ') + " " + key;
        if (object.freshness() instanceof Freshness.Unreachable(String why)) {
            String what = object.name().isEmpty() ? "every " + kind.word().replace('-', ' ') : words;
            left.add(new Found.Left(what, "it can't be read: " + why));
            return;
        }
        boolean isStanding = kind.isBuiltIn(key) && !kind.word().equals("storage");
        boolean hasOwnInventory = kind.isFirewall() || kind.word().equals("repositories");
        if (ownership.isDeclared(kind, object) || isStanding || hasOwnInventory) {
            return;
        }
        if (kind.isSdn()) {
            Found sdn = SdnInventory.of(hypervisor, object.fields());
            entries.addAll(sdn.entries());
            left.addAll(sdn.left());
            return;
        }
        Optional<String> why = ownership.stranger(object).or(() -> ofNoGuest(kind, key));
        if (why.isPresent()) {
            left.add(new Found.Left(words, why.get()));
            return;
        }
        SettingSayings.Said said = sayings.of(kind, key, object.fields());
        String part = said.values().isEmpty() ? words : "a part of " + words;
        said.why().ifPresent(reason -> left.add(new Found.Left(part, reason)));
        said.todo().ifPresent(todo::add);
        said.values().forEach((path, value) -> entry(kind, object, words, path, value));
        unsaid(kind, object.fields(), words);
    }

    private Optional<String> ofNoGuest(SettingKind kind, String key) {
        return kind.guest(key).filter(name -> !guests.contains(name)).map(_ -> "its guest is not taken over");
    }

    private void entry(SettingKind kind, ObservedObject object, String words, List<String> path, Json value) {
        entries.add(new Found.Entry(words, path, value, ownership.marking(kind, object)));
    }

    /** What can't be said of it: options without a word of ours, and such as may be secrets. */
    private void unsaid(SettingKind kind, Fields fields, String words) {
        if (kind.isInherent() && !sayings.takesRaw(kind)) {
            return;
        }
        Map<String, Value> raw = fields.below("raw").values();
        raw.forEach((option, value) -> {
            boolean isSecret = PlainText.isSecret(option, value.toString());
            if (!SettingSayings.isNoise(option) && (isSecret || !sayings.takesRaw(kind))) {
                left.add(new Found.Left(
                        "`%s` of %s on %s".formatted(option, words, hypervisor.name()),
                        isSecret ? Saying.SECRET : "the lab has no word for it"));
            }
        });
    }
}
