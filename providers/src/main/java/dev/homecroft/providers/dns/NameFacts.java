package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.Vip;
import dev.homecroft.state.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The names that follow from what the lab has: {@code NAME.DOMAIN} for each host, guest and VIP in the domain of each of
 * its networks, aliases in that of the first, and the reverse of every address that got a name.
 */
final class NameFacts {
    private final Lab lab;
    private final List<NameFact> forward = new ArrayList<>();
    private final List<NameFact> reverse = new ArrayList<>();

    private NameFacts(Lab lab) {
        this.lab = lab;
    }

    static NameFacts of(Lab lab) {
        NameFacts facts = new NameFacts(lab);
        sorted(lab.hosts()).filter(host -> isThere(host.status())).forEach(facts::addHost);
        sorted(lab.guests())
                .filter(guest -> isThere(guest.status()) && !guest.template())
                .forEach(facts::addGuest);
        sorted(lab.vips()).filter(vip -> isThere(vip.status())).forEach(facts::addVip);
        return facts;
    }

    /** By name, so that the order of the files decides nothing. */
    private static <T> Stream<T> sorted(Map<String, T> section) {
        return new TreeMap<>(section).values().stream();
    }

    List<NameFact> forward() {
        return forward;
    }

    List<NameFact> reverse() {
        return reverse;
    }

    /** What is switched off or broken keeps its name; what is not yet or no more there has none. */
    private static boolean isThere(Status status) {
        return switch (status) {
            case ACTIVE, OFFLINE, FAILED -> true;
            case PLANNED, RETIRED -> false;
        };
    }

    private void addHost(Host host) {
        addMachine(host.name(), host.nics(), host.aliases(), host.origin().of("aliases"), Optional.empty());
    }

    private void addGuest(Guest guest) {
        Need need = new Need(new Address("guest", guest.name()), "is its name");
        addMachine(guest.name(), guest.nics(), guest.aliases(), guest.origin().of("aliases"), Optional.of(need));
    }

    private void addMachine(
            String name, Map<String, Nic> nics, List<String> aliases, SourceRange aliasesAt, Optional<Need> owner) {
        Map<Fqdn, List<Nic>> byDomain = new LinkedHashMap<>();
        for (Nic nic : nics.values()) {
            domain(nic.network())
                    .ifPresent(domain -> byDomain.computeIfAbsent(domain, key -> new ArrayList<>())
                            .add(nic));
        }
        byDomain.forEach((domain, members) -> {
            address(members, nic -> nic.address().known(), IpAddress::isV4, "A", name, domain, owner);
            address(
                    members,
                    nic -> nic.address6().known().or(() -> nic.address().known()),
                    NameFacts::isV6,
                    "AAAA",
                    name,
                    domain,
                    owner);
        });
        byDomain.keySet().stream().findFirst().ifPresent(domain -> addAliases(name, domain, aliases, aliasesAt, owner));
    }

    private static boolean isV6(IpAddress address) {
        return !address.isV4();
    }

    private interface AddressOf {
        Optional<IpAddress> of(Nic nic);
    }

    /** In one domain the first interface of a family gives the name its address. */
    private void address(
            List<Nic> nics,
            AddressOf address,
            Predicate<IpAddress> family,
            String type,
            String name,
            Fqdn domain,
            Optional<Need> owner) {
        for (Nic nic : nics) {
            Optional<IpAddress> known = address.of(nic).filter(family);
            if (known.isPresent()) {
                addAddress(name, domain, known.get(), type, nic.origin().of("address"), owner);
                return;
            }
        }
    }

    private void addAddress(
            String name, Fqdn domain, IpAddress address, String type, SourceRange at, Optional<Need> owner) {
        Optional<Fqdn> full = Fqdn.tryParse(name + "." + domain);
        if (full.isPresent()) {
            forward.add(fact(full.get(), type, address.toString(), at, owner));
            reverse.add(fact(address.reverseName(), "PTR", full.get().text(), at, owner));
        }
    }

    private void addAliases(String name, Fqdn domain, List<String> aliases, SourceRange at, Optional<Need> owner) {
        Optional<Fqdn> target = Fqdn.tryParse(name + "." + domain);
        for (String alias : aliases) {
            Optional<Fqdn> full = Fqdn.tryParse(alias + "." + domain);
            if (full.isPresent() && target.isPresent()) {
                forward.add(fact(full.get(), "CNAME", target.get().text(), at, owner));
            }
        }
    }

    private void addVip(Vip vip) {
        Optional<Fqdn> domain = domain(vip.network());
        Optional<IpAddress> address = vip.address().known();
        if (domain.isPresent() && address.isPresent()) {
            String type = address.get().isV4() ? "A" : "AAAA";
            addAddress(
                    vip.name(), domain.get(), address.get(), type, vip.origin().of("address"), Optional.empty());
            addAliases(vip.name(), domain.get(), vip.aliases(), vip.origin().of("aliases"), Optional.empty());
        }
    }

    private Optional<Fqdn> domain(Optional<Ref> network) {
        Optional<Network> known = network.flatMap(lab::network);
        return known.isPresent() ? known.flatMap(lab::domainOf) : lab.info().privateDomain();
    }

    private static NameFact fact(Fqdn name, String type, String value, SourceRange at, Optional<Need> owner) {
        DnsResource.Key key = new DnsResource.Key(name.text(), type);
        return new NameFact(new DnsResource(key, List.of(value)), Optional.empty(), at, owner);
    }
}
