package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.providers.proxmox.firewall.Rule;
import dev.homecroft.providers.proxmox.settings.table.FirewallKinds;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.Level;
import dev.homecroft.providers.proxmox.settings.table.NamedRoute;
import dev.homecroft.providers.proxmox.settings.table.Remark;
import dev.homecroft.providers.proxmox.settings.table.RulesRoute;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.spi.Found;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The firewalls of a cluster, level by level, in the words of a file: options, rules, and the names that rules use. */
final class FirewallInventory {
    private static final String GUEST = "guest/";
    private static final String GROUP = "group/";

    private final Hypervisor hypervisor;
    private final Observation observation;
    private final Ownership ownership;
    private final Set<String> guests;
    private final Set<String> guarded;
    private final List<Found.Entry> entries = new ArrayList<>();
    private final List<Found.Left> left = new ArrayList<>();

    /** @param guests names of those that are in the files, or come into them */
    FirewallInventory(Hypervisor hypervisor, Observation observation, Ownership ownership, Set<String> guests) {
        this.hypervisor = hypervisor;
        this.observation = observation;
        this.ownership = ownership;
        this.guests = guests;
        this.guarded = observation.ofKind("guest").stream()
                .filter(guest -> guest.fields().entries("nics").stream()
                        .anyMatch(slot -> guest.fields()
                                .flag("nics." + slot + ".firewall")
                                .orElse(false)))
                .map(ObservedObject::name)
                .collect(Collectors.toSet());
    }

    Found found() {
        each(FirewallKinds.GROUP, this::group);
        each(FirewallKinds.ALIAS, (object, key) -> named(FirewallKinds.ALIAS, object, key, "aliases"));
        each(FirewallKinds.SET, (object, key) -> named(FirewallKinds.SET, object, key, "sets"));
        each(FirewallKinds.OPTIONS, this::options);
        observation.ofKind(RulesRoute.STATUS).forEach(status -> {
            String key = Ownership.key(status);
            if (!ownership.isDeclared(FirewallKinds.RULES, status)) {
                rules(status, key);
            }
        });
        return new Found(entries, left, List.of());
    }

    private interface Look {
        void at(ObservedObject object, String key);
    }

    private void each(SettingKind kind, Look look) {
        observation.ofKind(kind.word()).stream()
                .filter(ObservedObject::isFresh)
                .filter(object -> !ownership.isDeclared(kind, object))
                .forEach(object -> look.at(object, Ownership.key(object)));
    }

    /** Where the firewall of a level stands in a file; empty when it is that of a guest that stays out, which is said then. */
    private Optional<List<String>> place(String level, String words) {
        String name = level.substring(level.indexOf('/') + 1);
        if (!level.startsWith(GUEST)) {
            return Optional.of(
                    switch (level.substring(0, level.length() - name.length())) {
                        case "node/" -> below("nodes", name, "firewall");
                        case "vnet/" -> below("sdn", "vnets", name, "firewall");
                        case GROUP -> below("firewall", "groups", name);
                        default -> below("firewall");
                    });
        }
        Optional<String> why = !guests.contains(name)
                ? Optional.of("its guest is not taken over")
                : guarded.contains(name)
                        ? Optional.empty()
                        : Optional.of(
                                "no interface of `%s` is behind the firewall, so it does nothing".formatted(name));
        why.ifPresent(reason -> left.add(new Found.Left(words, reason)));
        return why.isPresent() ? Optional.empty() : Optional.of(List.of("guests", name, "firewall"));
    }

    private List<String> below(String... path) {
        return Stream.concat(Stream.of("hypervisors", hypervisor.name()), Stream.of(path))
                .toList();
    }

    private static List<String> with(List<String> path, String... more) {
        return Stream.concat(path.stream(), Stream.of(more)).toList();
    }

    private static String words(String level) {
        return level.equals(Level.DATACENTER) ? "the datacenter" : level.replace('/', ' ');
    }

    private void group(ObservedObject object, String name) {
        String words = "security group " + name;
        Saying saying = new Saying(FirewallKinds.GROUP, object.fields()).same("comment");
        add(FirewallKinds.GROUP, object, words, below("firewall", "groups", name), saying.build());
    }

    private void named(SettingKind kind, ObservedObject object, String key, String list) {
        int slash = key.lastIndexOf('/');
        String words = "%s %s".formatted(kind.word().replace('-', ' '), key);
        place(key.substring(0, slash), words).ifPresent(path -> {
            Saying saying = new Saying(kind, object.fields()).same("cidr", "addresses", "comment");
            if (list.equals("sets") && !object.fields().has(NamedRoute.ADDRESSES)) {
                saying.put(NamedRoute.ADDRESSES, Json.strings(List.of()));
            }
            add(kind, object, words, with(path, list, key.substring(slash + 1)), saying.build());
        });
    }

    private void options(ObservedObject object, String level) {
        String words = "options of the firewall of " + words(level);
        Saying saying = new Saying(FirewallKinds.OPTIONS, object.fields()).same("enabled");
        for (String policy : List.of("policy-in", "policy-out")) {
            object.fields().text(policy).ifPresent(verdict -> saying.put(policy, Json.of(lower(verdict))));
        }
        Json.Obj said = saying.raw().build();
        if (!said.members().isEmpty()) {
            place(level, words).ifPresent(path -> add(FirewallKinds.OPTIONS, object, words, path, said));
        }
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private void add(SettingKind kind, ObservedObject object, String words, List<String> path, Json value) {
        Optional<String> stranger = ownership.stranger(object);
        if (stranger.isPresent()) {
            left.add(new Found.Left(words, stranger.get()));
        } else {
            entries.add(new Found.Entry(words, path, value, ownership.marking(kind, object)));
        }
    }

    /** A list counts as a whole, as its order does. */
    private void rules(ObservedObject status, String level) {
        List<Rule> all =
                status.fields().get(RulesRoute.RULES).map(RulesRoute::rules).orElse(List.of());
        List<String> ours =
                status.fields().get(RulesRoute.OURS).map(Form::items).orElse(List.of());
        if (all.isEmpty()) {
            return;
        }
        String words = "rules of the firewall of " + words(level);
        boolean hasOurs = ours.contains("yes");
        if (hasOurs && ours.contains("no")) {
            left.add(new Found.Left("some " + words, "they bear no mark of this lab and stand among those that do"));
        }
        List<Remark> remarks =
                all.stream().map(rule -> Remark.parse(rule.comment())).toList();
        long owners = remarks.stream().map(Remark::lab).distinct().count();
        if (!hasOurs && owners > 1) {
            left.add(new Found.Left(words, "rules of several owners stand in it"));
            return;
        }
        List<Json> said = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!hasOurs || ours.get(i).equals("yes")) {
                Optional<Json> rule = RuleSaying.of(all.get(i), remarks.get(i).text());
                if (rule.isEmpty()) {
                    left.add(new Found.Left(words, "the lab has no word for `%s`".formatted(all.get(i))));
                    return;
                }
                said.add(rule.get());
            }
        }
        place(level, words).ifPresent(path -> rules(status, words, path, Json.of(said)));
    }

    private void rules(ObservedObject status, String words, List<String> path, Json said) {
        Json value = Json.object().put("rules", said).build();
        // Rules of one other lab are an object of their own, which can bear our mark.
        Optional<ObservedObject> marked = observation.ofKind(FirewallKinds.RULES.word()).stream()
                .filter(object -> object.name().equals(status.name()) && object.isFresh())
                .findFirst();
        if (marked.isPresent()) {
            add(FirewallKinds.RULES, marked.get(), words, path, value);
        } else {
            entries.add(Found.Entry.of(words, path, value));
        }
    }
}
