package dev.homecroft.model.checks;

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
import dev.homecroft.model.Section;
import dev.homecroft.model.Vip;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The DNS names that follow from hosts, guests and VIPs: in the domain of each of their networks, aliases in the first. */
final class LabNames {
    private final Lab lab;
    private final List<Name> names = new ArrayList<>();

    private LabNames(Lab lab) {
        this.lab = lab;
    }

    /**
     * @param at where the name is stated
     * @param isAlias whether it would be a CNAME
     */
    record Name(Fqdn name, Address thing, SourceRange at, boolean isAlias) {}

    static List<Name> of(Lab lab, List<Host> hosts, List<Guest> guests, List<Vip> vips) {
        LabNames names = new LabNames(lab);
        hosts.forEach(names::addHost);
        guests.stream().filter(guest -> !guest.template()).forEach(names::addGuest);
        vips.forEach(names::addVip);
        return List.copyOf(names.names);
    }

    private void addHost(Host host) {
        Address thing = Facts.address(Section.HOSTS, host.name());
        add(
                thing,
                host.origin().key(),
                domains(host.nics()),
                host.aliases(),
                host.origin().of("aliases"));
    }

    private void addGuest(Guest guest) {
        Address thing = Facts.address(Section.GUESTS, guest.name());
        add(
                thing,
                guest.origin().key(),
                domains(guest.nics()),
                guest.aliases(),
                guest.origin().of("aliases"));
    }

    private void addVip(Vip vip) {
        Address thing = Facts.address(Section.VIPS, vip.name());
        Optional<IpAddress> ip = vip.address().known();
        Set<Fqdn> domains = new LinkedHashSet<>();
        if (ip.isPresent()) {
            domain(vip.network()).ifPresent(domains::add);
        }
        add(thing, vip.origin().key(), domains, vip.aliases(), vip.origin().of("aliases"));
    }

    private Set<Fqdn> domains(Map<String, Nic> nics) {
        Set<Fqdn> domains = new LinkedHashSet<>();
        for (Nic nic : nics.values()) {
            boolean hasAddress =
                    nic.address().known().isPresent() || nic.address6().known().isPresent();
            if (hasAddress) {
                domain(nic.network()).ifPresent(domains::add);
            }
        }
        return domains;
    }

    private Optional<Fqdn> domain(Optional<Ref> network) {
        Optional<Network> known = network.flatMap(lab::network);
        return known.isPresent() ? known.flatMap(lab::domainOf) : lab.info().privateDomain();
    }

    private void add(Address thing, SourceRange key, Set<Fqdn> domains, List<String> aliases, SourceRange aliasesAt) {
        for (Fqdn domain : domains) {
            Fqdn.tryParse(thing.name() + "." + domain).ifPresent(name -> names.add(new Name(name, thing, key, false)));
        }
        domains.stream().findFirst().ifPresent(domain -> {
            for (String alias : aliases) {
                Fqdn.tryParse(alias + "." + domain)
                        .ifPresent(name -> names.add(new Name(name, thing, aliasesAt, true)));
            }
        });
    }
}
