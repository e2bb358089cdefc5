package dev.homecroft.providers.proxmox.settings.declared;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Status;
import dev.homecroft.model.virt.Firewall;
import dev.homecroft.model.virt.RawOptions;
import dev.homecroft.providers.proxmox.firewall.Rule;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.Level;
import dev.homecroft.providers.proxmox.settings.table.NamedRoute;
import dev.homecroft.providers.proxmox.settings.table.RulesRoute;
import dev.homecroft.providers.proxmox.settings.table.SdnRoute;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Need;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The firewall of one cluster at its levels, as the lab states it. */
final class FirewallDeclared {
    private final Lab lab;
    private final Hypervisor hypervisor;
    private final Optional<Firewall> datacenter;
    private final List<Declared> all = new ArrayList<>();

    FirewallDeclared(Lab lab, Hypervisor hypervisor) {
        this.lab = lab;
        this.hypervisor = hypervisor;
        this.datacenter = hypervisor.settings().firewall();
    }

    List<Declared> all() {
        datacenter.ifPresent(firewall -> firewall.groups().values().forEach(this::group));
        datacenter.ifPresent(firewall -> level(Level.DATACENTER, firewall, Optional.empty()));
        hypervisor
                .settings()
                .nodes()
                .values()
                .forEach(node -> node.firewall()
                        .ifPresent(firewall -> level("node/" + node.host(), firewall, Optional.empty())));
        hypervisor
                .settings()
                .sdn()
                .vnets()
                .values()
                .forEach(vnet -> vnet.firewall()
                        .ifPresent(firewall -> level("vnet/" + vnet.name(), firewall, Optional.empty())));
        lab.guests().values().stream()
                .filter(guest -> guest.hypervisor().name().equals(hypervisor.name()))
                .filter(guest -> guest.status() == Status.ACTIVE || guest.status() == Status.OFFLINE)
                .filter(guest -> guest.nics().values().stream()
                        .anyMatch(nic -> nic.firewall().orElse(true)))
                .forEach(guest -> guest.guarding()
                        .firewall()
                        .ifPresent(firewall -> level("guest/" + guest.name(), firewall, Optional.of(guest))));
        return all;
    }

    private Address address(String kind, String key) {
        return new Address(kind, hypervisor.name() + "/" + key);
    }

    private void level(String key, Firewall firewall, Optional<Guest> guest) {
        List<Need> base = new ArrayList<>();
        if (key.startsWith("vnet/")) {
            base.add(new Need(address("sdn", SdnRoute.KEY), "makes the network"));
        }
        guest.ifPresent(one -> base.add(new Need(new Address("guest", one.name()), "is guarded by it")));
        firewall.aliases().values().forEach(alias -> {
            Fields.Builder fields = Fields.builder()
                    .put("cidr", NamedRoute.plain(alias.cidr()))
                    .put("comment", alias.comment().map(Value::of));
            add("firewall-alias", key + "/" + alias.name(), fields, base, alias.origin());
        });
        firewall.sets().values().forEach(set -> {
            Fields.Builder fields = Fields.builder()
                    .put("comment", set.comment().map(Value::of))
                    .put(
                            NamedRoute.ADDRESSES,
                            Form.set(set.addresses().stream()
                                    .map(NamedRoute::plain)
                                    .toList()));
            add(
                    "firewall-set",
                    key + "/" + set.name(),
                    fields,
                    with(base, named(key, firewall, set.addresses().stream(), false)),
                    set.origin());
        });
        // What is switched off goes off before its rules change, and on after they stand.
        boolean isOff = firewall.enabled().filter(enabled -> !enabled).isPresent();
        Fields.Builder options = options(firewall);
        boolean hasOptions = !options.build().isEmpty();
        if (hasOptions) {
            add("firewall", key, options, isOff ? base : with(base, onRules(key, firewall)), firewall.origin());
        }
        Need onOptions = new Need(address("firewall", key), "is switched off first");
        rules(
                key,
                firewall,
                firewall.rules(),
                isOff && hasOptions ? with(base, List.of(onOptions)) : base,
                firewall.origin());
    }

    /** Rules that must stand before it is switched on; the datacenter's switch is that of its nodes as well. */
    private List<Need> onRules(String key, Firewall firewall) {
        List<String> keys = new ArrayList<>();
        if (!firewall.rules().isEmpty()) {
            keys.add(key);
        }
        if (key.equals(Level.DATACENTER)) {
            hypervisor.settings().nodes().values().stream()
                    .filter(node -> node.firewall()
                            .filter(own -> !own.rules().isEmpty())
                            .isPresent())
                    .forEach(node -> keys.add("node/" + node.host()));
        }
        return keys.stream()
                .map(own -> new Need(address("firewall-rules", own), "stand before it is switched on"))
                .toList();
    }

    private static Fields.Builder options(Firewall firewall) {
        Fields.Builder fields = Fields.builder()
                .put("enabled", firewall.enabled().map(Value::of))
                .put("policy-in", firewall.in().map(Enum::name).map(Value::of))
                .put("policy-out", firewall.out().map(Enum::name).map(Value::of));
        StorageDeclared.raw(RawOptions.of(firewall.raw()), fields);
        return fields;
    }

    private static List<Need> with(List<Need> needs, List<Need> more) {
        return Stream.concat(needs.stream(), more.stream()).distinct().toList();
    }

    private void group(Firewall.SecurityGroup group) {
        Fields.Builder fields = Fields.builder().put("comment", group.comment().map(Value::of));
        add("firewall-group", group.name(), fields, List.of(), group.origin());
        String key = "group/" + group.name();
        Need own = new Need(address("firewall-group", group.name()), "holds them");
        datacenter.ifPresent(firewall -> rules(key, firewall, group.rules(), List.of(own), group.origin()));
    }

    private void rules(String key, Firewall firewall, List<Firewall.Rule> rules, List<Need> base, Origin origin) {
        if (rules.isEmpty()) {
            return;
        }
        Stream<String> ends = rules.stream()
                .flatMap(rule -> Stream.concat(rule.from().stream(), rule.to().stream()))
                .flatMap(end -> Stream.of(end.split(",")));
        List<Need> needs = new ArrayList<>(named(key, firewall, ends, true));
        for (Firewall.Rule rule : rules) {
            rule.group().ifPresent(name -> {
                needs.add(new Need(address("firewall-group", name), "stands in it"));
                needs.add(new Need(address("firewall-rules", "group/" + name), "stands in it"));
            });
        }
        List<String> texts =
                rules.stream().map(FirewallDeclared::rule).map(Rule::toString).toList();
        Fields.Builder fields = Fields.builder().put(RulesRoute.RULES, Value.ofTexts(texts));
        add("firewall-rules", key, fields, with(base, needs), origin);
    }

    /** Aliases and sets that are meant by these words: of the level itself, or else of the datacenter. */
    private List<Need> named(String key, Firewall firewall, Stream<String> words, boolean areSetsMarked) {
        Set<Need> needs = new LinkedHashSet<>();
        words.map(String::strip).forEach(word -> {
            String bare = word.startsWith("!") ? word.substring(1) : word;
            boolean isSet = bare.startsWith("+");
            String name = bare.substring(Math.max(bare.lastIndexOf('/'), isSet ? 0 : -1) + 1);
            String kind = isSet && areSetsMarked ? "firewall-set" : "firewall-alias";
            boolean isOwn = isSet
                    ? firewall.sets().containsKey(name)
                    : firewall.aliases().containsKey(name);
            boolean isCommon = datacenter
                    .filter(common -> isSet
                            ? common.sets().containsKey(name)
                            : common.aliases().containsKey(name))
                    .isPresent();
            boolean hasNames = key.startsWith("guest/") && !bare.startsWith("dc/") && !bare.startsWith("+dc/");
            if (hasNames && isOwn) {
                needs.add(new Need(address(kind, key + "/" + name), "is named in it"));
            } else if (isCommon) {
                needs.add(new Need(address(kind, Level.DATACENTER + "/" + name), "is named in it"));
            }
        });
        return List.copyOf(needs);
    }

    private static Rule rule(Firewall.Rule rule) {
        SortedMap<String, String> options = new TreeMap<>();
        rule.macro().ifPresent(macro -> options.put("macro", macro));
        rule.protocol().ifPresent(protocol -> options.put("proto", protocol));
        rule.from().ifPresent(from -> options.put("source", from));
        rule.to().ifPresent(to -> options.put("dest", to));
        rule.ports().ifPresent(ports -> options.put("dport", ports));
        rule.sourcePorts().ifPresent(ports -> options.put("sport", ports));
        rule.on().ifPresent(on -> options.put("iface", on));
        rule.log().ifPresent(log -> options.put("log", log));
        String comment = rule.comment().orElse("");
        return rule.group()
                .map(name -> new Rule("group", name, options, rule.enabled(), comment))
                .orElseGet(() -> new Rule(
                        rule.direction().name().toLowerCase(Locale.ROOT),
                        rule.action().name(),
                        options,
                        rule.enabled(),
                        comment));
    }

    private void add(String kind, String key, Fields.Builder fields, List<Need> needs, Origin origin) {
        all.add(new Declared(kind, key, fields.build(), needs, origin));
    }
}
