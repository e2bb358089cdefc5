package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.providers.proxmox.firewall.Gate;
import dev.homecroft.providers.proxmox.firewall.Rule;
import dev.homecroft.providers.proxmox.firewall.RuleList;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.Level;
import dev.homecroft.providers.proxmox.settings.table.NamedRoute;
import dev.homecroft.providers.proxmox.settings.table.RulesRoute;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The firewall in front of the nodes of one cluster, as it is or as it will be. Mutable until it is asked. */
final class FirewallState {
    private final Map<String, Fields> options = new TreeMap<>();
    private final Map<String, RuleList> rules = new TreeMap<>();
    private final Map<String, String> aliases = new TreeMap<>();
    private final Map<String, List<String>> sets = new TreeMap<>();

    static FirewallState of(Observation observation) {
        FirewallState view = new FirewallState();
        observation.ofKind("firewall").forEach(object -> view.options.put(key(object), object.fields()));
        observation.ofKind("firewall-alias").forEach(object -> view.alias(key(object), object.fields()));
        observation.ofKind("firewall-set").forEach(object -> view.set(key(object), object.fields()));
        observation.ofKind(RulesRoute.STATUS).forEach(object -> view.rules.put(key(object), list(object.fields())));
        return view;
    }

    private static String key(ObservedObject object) {
        return SettingKind.key(new Address(object.kind(), object.name()));
    }

    private static RuleList list(Fields fields) {
        List<Rule> all = fields.get(RulesRoute.RULES).map(RulesRoute::rules).orElse(List.of());
        List<String> ours = fields.get(RulesRoute.OURS).map(Form::items).orElse(List.of());
        List<RuleList.Line> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            lines.add(new RuleList.Line(all.get(i), ours.get(i).equals("yes")));
        }
        return new RuleList(lines);
    }

    private void alias(String key, Fields fields) {
        name(key).ifPresent(name -> fields.text("cidr").ifPresent(cidr -> aliases.put(name, cidr)));
    }

    private void set(String key, Fields fields) {
        name(key)
                .ifPresent(name -> fields.get(NamedRoute.ADDRESSES)
                        .map(Form::items)
                        .ifPresent(addresses -> sets.put(name, addresses)));
    }

    /** Rules in front of nodes know the datacenter's names alone. */
    private static Optional<String> name(String key) {
        String prefix = Level.DATACENTER + "/";
        return key.startsWith(prefix) ? Optional.of(key.substring(prefix.length())) : Optional.empty();
    }

    /** The same once these steps are done. */
    FirewallState after(List<Step> steps) {
        FirewallState next = new FirewallState();
        next.options.putAll(options);
        next.rules.putAll(rules);
        next.aliases.putAll(aliases);
        next.sets.putAll(sets);
        steps.forEach(next::apply);
        return next;
    }

    private void apply(Step step) {
        Address address = step.id().address();
        String key = SettingKind.key(address);
        SettingArguments arguments = SettingArguments.of(step);
        boolean isGone = SettingOperation.of(step.operation()) == SettingOperation.DELETE;
        switch (address.kind()) {
            case "firewall" -> {
                Map<String, Value> now =
                        new TreeMap<>(options.getOrDefault(key, Fields.EMPTY).values());
                if (isGone) {
                    arguments.seal().ifPresent(seal -> now.keySet().removeAll(seal.fields()));
                } else {
                    now.putAll(arguments.values().values());
                }
                now.keySet().removeAll(arguments.drop());
                options.put(key, Fields.of(now));
            }
            case "firewall-rules" -> {
                List<Rule> wanted = isGone
                        ? List.of()
                        : arguments
                                .values()
                                .get(RulesRoute.RULES)
                                .map(RulesRoute::rules)
                                .orElse(List.of());
                rules.put(key, rules.getOrDefault(key, new RuleList(List.of())).settled(wanted));
            }
            case "firewall-alias" -> {
                alias(key, arguments.values());
                name(key).filter(_ -> isGone).ifPresent(aliases::remove);
            }
            case "firewall-set" -> {
                set(key, arguments.values());
                name(key).filter(_ -> isGone).ifPresent(sets::remove);
            }
            default -> {
                // A group without its rules changes nothing.
            }
        }
    }

    /** What becomes of a new connection of ours to a node. */
    Gate.Passage passage(String node, int port, Optional<IpAddress> from) {
        Fields whole = options.getOrDefault(Level.DATACENTER, Fields.EMPTY);
        Fields own = options.getOrDefault("node/" + node, Fields.EMPTY);
        boolean isOn =
                whole.flag("enabled").orElse(false) && own.flag("enabled").orElse(true);
        return isOn ? gate(node, whole).passage(port, from) : Gate.Passage.OPEN;
    }

    private Gate gate(String node, Fields whole) {
        List<Rule> all = new ArrayList<>(listOf("node/" + node));
        all.addAll(listOf(Level.DATACENTER));
        Map<String, List<Rule>> groups = new TreeMap<>();
        rules.forEach((key, list) -> {
            if (key.startsWith("group/")) {
                groups.put(key.substring("group/".length()), list.all());
            }
        });
        boolean isDropping = whole.text("policy-in")
                .filter(policy -> policy.equals("ACCEPT"))
                .isEmpty();
        return new Gate(all, groups, aliases, sets, isDropping);
    }

    private List<Rule> listOf(String key) {
        return rules.getOrDefault(key, new RuleList(List.of())).all();
    }
}
