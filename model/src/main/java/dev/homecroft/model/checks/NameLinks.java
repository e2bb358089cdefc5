package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Lab;
import dev.homecroft.model.References;
import dev.homecroft.model.References.Use;
import dev.homecroft.model.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who points at whom by a DNS name or an address instead of a reference: a CNAME at a guest, an SRV record at a VIP, a record
 * at another record, and what is reached under the name of a record.
 */
public final class NameLinks {
    private final Lab lab;
    private final Map<String, Address> owners = new HashMap<>();
    private final Map<IpAddress, Address> holders = new HashMap<>();
    private final Map<Address, List<Use>> uses = new TreeMap<>();

    private NameLinks(Lab lab) {
        this.lab = lab;
    }

    /** The lab's references, and these beside them. */
    public static References of(Lab lab) {
        NameLinks links = new NameLinks(lab);
        links.uses.putAll(lab.references().uses());
        links.learn();
        links.lab.dns().records().values().forEach(links::records);
        links.names();
        return new References(lab.references().definitions(), links.uses).sorted();
    }

    private void learn() {
        Facts facts = Facts.of(lab);
        for (LabNames.Name name : facts.names()) {
            owners.putIfAbsent(name.name().toString(), name.thing());
        }
        lab.dns()
                .records()
                .values()
                .forEach(record -> owners.putIfAbsent(record.name().toString(), address(record)));
        lab.dns()
                .dynamic()
                .values()
                .forEach(dynamic -> owners.putIfAbsent(
                        dynamic.record().toString(), Facts.address(Section.DNS_DYNAMIC, dynamic.name())));
        facts.plugs().forEach(plug -> plug.ip().ifPresent(ip -> holders.putIfAbsent(ip, plug.thing())));
    }

    private static Address address(Dns.RecordSet record) {
        return Facts.address(Section.DNS_RECORDS, record.name().toString());
    }

    private void records(Dns.RecordSet record) {
        record.values().forEach((type, values) -> {
            Set<Address> targets = new LinkedHashSet<>();
            values.forEach(value -> targets(value, targets));
            SourceRange at = record.origin().of(type);
            targets.forEach(target -> add(address(record), type, at, target));
        });
    }

    private void targets(String value, Set<Address> targets) {
        for (String word : value.split(" ", -1)) {
            owner(word).ifPresent(targets::add);
            IpAddress.tryParse(word).map(holders::get).ifPresent(targets::add);
        }
    }

    private Optional<Address> owner(String name) {
        return Fqdn.tryParse(name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                .map(fqdn -> owners.get(fqdn.toString()));
    }

    /** What is reached under a name that a record or a thing holds. */
    private void names() {
        lab.kubernetes().apps().values().forEach(app -> {
            Address thing = Facts.address(Section.APPS, app.name());
            app.exposure()
                    .hostnames()
                    .forEach(name -> named(thing, "hostnames", app.origin().of("hostnames"), name));
        });
        lab.edge()
                .external()
                .values()
                .forEach(service -> service.names()
                        .forEach(name -> named(
                                Facts.address(Section.EXTERNAL, service.name()),
                                "names",
                                service.origin().of("names"),
                                name)));
    }

    private void named(Address by, String field, SourceRange at, Fqdn name) {
        owner(name.toString()).ifPresent(target -> add(by, field, at, target));
    }

    private void add(Address by, String field, SourceRange at, Address target) {
        if (by.equals(target)) {
            return;
        }
        List<Use> all = new ArrayList<>(uses.getOrDefault(target, List.of()));
        boolean isKnown = all.stream().anyMatch(use -> use.by().equals(by));
        if (!isKnown) {
            all.add(new Use(by, field, at, List.of(target.kind())));
            uses.put(target, all);
        }
    }
}
