package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Section;
import dev.homecroft.model.bind.Suggestion;
import dev.homecroft.model.virt.Firewall;
import dev.homecroft.model.virt.NodeSettings;
import dev.homecroft.model.virt.Settings;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Names that settings of a hypervisor use of each other. */
final class SettingChecks {
    private SettingChecks() {}

    static void names(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            Settings settings = hypervisor.settings();
            Look look = new Look(hypervisor, report);
            settings.sdn()
                    .vnets()
                    .values()
                    .forEach(vnet -> look.known(
                            VirtCodes.UNKNOWN_SETTING,
                            "SDN zone",
                            vnet.zone(),
                            vnet.origin().of("zone"),
                            settings.sdn().zones().keySet()));
            settings.sdn()
                    .zones()
                    .values()
                    .forEach(zone -> zone.controller()
                            .ifPresent(name -> look.known(
                                    VirtCodes.UNKNOWN_SETTING,
                                    "SDN controller",
                                    name,
                                    zone.origin().of("controller"),
                                    settings.sdn().controllers().keySet())));
            settings.pools()
                    .values()
                    .forEach(pool -> pool.storages()
                            .forEach(name -> look.known(
                                    VirtCodes.UNKNOWN_SETTING,
                                    "storage",
                                    name,
                                    pool.origin().of("storages"),
                                    hypervisor.storages().keySet())));
            settings.upkeep()
                    .matchers()
                    .values()
                    .forEach(matcher -> matcher.to()
                            .forEach(name -> look.known(
                                    VirtCodes.UNKNOWN_SETTING,
                                    "notification endpoint",
                                    name,
                                    matcher.origin().of("to"),
                                    endpoints(settings))));
            settings.nodes().values().forEach(node -> certificates(node, settings, look));
        }
    }

    /** One that Proxmox VE makes itself is there as well. */
    private static Set<String> endpoints(Settings settings) {
        Set<String> all = new LinkedHashSet<>(settings.upkeep().endpoints().keySet());
        all.add("mail-to-root");
        return all;
    }

    private static void certificates(NodeSettings node, Settings settings, Look look) {
        node.acmeAccount()
                .ifPresent(name -> look.known(
                        VirtCodes.UNKNOWN_SETTING,
                        "ACME account",
                        name,
                        node.origin().of("acme-account"),
                        settings.upkeep().accounts().keySet()));
        node.domains().forEach((domain, plugin) -> {
            if (!plugin.equals("standalone")) {
                look.known(
                        VirtCodes.UNKNOWN_SETTING,
                        "ACME plugin",
                        plugin,
                        node.origin().of("acme-domains." + domain),
                        settings.upkeep().plugins().keySet());
            }
        });
    }

    /** Pools matter only to a hypervisor that states them. */
    static void pools(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            facts.hypervisorOf(guest)
                    .filter(hypervisor -> !hypervisor.settings().pools().isEmpty())
                    .ifPresent(hypervisor -> guest.pool()
                            .ifPresent(pool -> new Look(hypervisor, report)
                                    .known(
                                            VirtCodes.UNKNOWN_SETTING,
                                            "pool",
                                            pool,
                                            guest.origin().of("pool"),
                                            hypervisor.settings().pools().keySet())));
        }
    }

    static void firewalls(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            Optional<Firewall> datacenter = hypervisor.settings().firewall();
            Look look = new Look(hypervisor, report);
            datacenter.ifPresent(firewall -> firewall(firewall, datacenter, look));
            hypervisor
                    .settings()
                    .nodes()
                    .values()
                    .forEach(node -> node.firewall().ifPresent(firewall -> firewall(firewall, datacenter, look)));
            hypervisor
                    .settings()
                    .sdn()
                    .vnets()
                    .values()
                    .forEach(vnet -> vnet.firewall().ifPresent(firewall -> firewall(firewall, datacenter, look)));
        }
        for (Guest guest : facts.guests()) {
            facts.hypervisorOf(guest)
                    .ifPresent(hypervisor -> guest.guarding()
                            .firewall()
                            .ifPresent(firewall -> firewall(
                                    firewall, hypervisor.settings().firewall(), new Look(hypervisor, report))));
        }
    }

    private static void firewall(Firewall firewall, Optional<Firewall> datacenter, Look look) {
        Set<String> groups = new LinkedHashSet<>();
        Set<String> sets = new LinkedHashSet<>(firewall.sets().keySet());
        datacenter.ifPresent(whole -> {
            groups.addAll(whole.groups().keySet());
            sets.addAll(whole.sets().keySet());
        });
        firewall.rules().forEach(rule -> rule(rule, groups, sets, look));
        firewall.groups().values().forEach(group -> group.rules().forEach(rule -> rule(rule, groups, sets, look)));
    }

    private static void rule(Firewall.Rule rule, Set<String> groups, Set<String> sets, Look look) {
        rule.group()
                .ifPresent(name -> look.known(
                        VirtCodes.UNKNOWN_FIREWALL_NAME,
                        "security group",
                        name,
                        rule.origin().of("group"),
                        groups));
        rule.from().ifPresent(name -> set(name, rule.origin().of("from"), sets, look));
        rule.to().ifPresent(name -> set(name, rule.origin().of("to"), sets, look));
    }

    /** Written {@code +NAME}, or {@code +dc/NAME} and {@code +guest/NAME} since Proxmox VE 8. */
    private static void set(String name, SourceRange at, Set<String> sets, Look look) {
        if (name.startsWith("+") && !name.startsWith("+sdn/")) {
            look.known(
                    VirtCodes.UNKNOWN_FIREWALL_NAME,
                    "address set",
                    name.substring(Math.max(1, name.indexOf('/') + 1)),
                    at,
                    sets);
        }
    }

    /** What is said of a name that nothing has. */
    private record Look(Hypervisor hypervisor, Report report) {
        private void known(String code, String kind, String name, SourceRange at, Collection<String> known) {
            if (known.contains(name)) {
                return;
            }
            Diagnostic.Builder problem = Diagnostic.error(
                            code, "`%s` has no %s `%s`.".formatted(hypervisor.name(), kind, name))
                    .at(at)
                    .about(Facts.address(Section.HYPERVISORS, hypervisor.name()));
            Suggestion.of(name, known).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
            report.add(problem);
        }
    }
}
