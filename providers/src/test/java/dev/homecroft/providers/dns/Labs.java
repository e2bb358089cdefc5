package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabInfo;
import dev.homecroft.model.Network;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.References;
import dev.homecroft.model.Secrets;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.Vip;
import dev.homecroft.model.care.Care;
import dev.homecroft.model.edge.Edge;
import dev.homecroft.model.gear.Gear;
import dev.homecroft.model.kube.Kubernetes;
import dev.homecroft.model.storage.Storage;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small labs for tests, put together piece by piece. Each piece returns the same builder. */
final class Labs {
    static final SecretRef SECRET = new SecretRef("test", "dns/key");
    static final String ZONE = "lab.test";
    static final String REVERSE = "0.20.10.in-addr.arpa";

    private static final Origin ORIGIN = new Origin(SourceRange.ofFile("lab.yaml"), Map.of());

    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, Guest> guests = new LinkedHashMap<>();
    private final Map<String, Vip> vips = new LinkedHashMap<>();
    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final Map<String, Dns.Server> servers = new LinkedHashMap<>();
    private final Map<String, Dns.Zone> zones = new LinkedHashMap<>();
    private final Map<String, Dns.RecordSet> records = new LinkedHashMap<>();

    Labs() {
        network("servers", Optional.empty());
    }

    static Labs on(InetSocketAddress server) {
        return new Labs().server(server).zone(ZONE, Optional.empty()).zone(REVERSE, Optional.empty());
    }

    Labs network(String name, Optional<String> domain) {
        networks.put(
                name,
                new Network(
                        name,
                        Optional.empty(),
                        Cidr.tryParse("10.20.0.0/24"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        domain.map(Fqdn::parse),
                        Optional.empty(),
                        ORIGIN));
        return this;
    }

    Labs server(InetSocketAddress address) {
        return server("ns1", address);
    }

    Labs server(String name, InetSocketAddress address) {
        servers.put(
                name,
                new Dns.Server(
                        name,
                        "rfc2136",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        IpAddress.tryParse(address.getAddress().getHostAddress()),
                        address.getPort(),
                        Optional.of("croft"),
                        "hmac-sha256",
                        Optional.of(SECRET),
                        Optional.empty(),
                        ORIGIN));
        return this;
    }

    Labs zone(String name, Optional<Duration> ttl) {
        List<Ref> all = servers.keySet().stream()
                .map(server -> new Ref(Section.DNS_SERVERS, server, SourceRange.ofFile("lab.yaml")))
                .toList();
        Optional<Ref> primary = all.stream().findFirst();
        List<Ref> secondaries = all.stream().skip(1).toList();
        zones.put(name, new Dns.Zone(Fqdn.parse(name), primary, secondaries, Optional.empty(), ttl, ORIGIN));
        return this;
    }

    Labs record(String name, String type, String... values) {
        return record(name, Optional.empty(), type, values);
    }

    Labs record(String name, Optional<Duration> ttl, String type, String... values) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (records.containsKey(name)) {
            all.putAll(records.get(name).values());
        }
        all.put(type, List.of(values));
        records.put(name, new Dns.RecordSet(Fqdn.parse(name), all, ttl, ORIGIN));
        return this;
    }

    Labs without(String name) {
        records.remove(name);
        return this;
    }

    static Nic nic(String network, String address) {
        Ref ref = new Ref(Section.NETWORKS, network, SourceRange.ofFile("lab.yaml"));
        AddressForm form = IpAddress.tryParse(address)
                .<AddressForm>map(AddressForm.Literal::new)
                .orElseGet(AddressForm.Dhcp::new);
        return new Nic(
                "net0",
                Optional.of(ref),
                form,
                new AddressForm.None(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                ORIGIN);
    }

    Labs host(String name, Status status, List<String> aliases, Nic... nics) {
        Map<String, Nic> byName = new LinkedHashMap<>();
        for (Nic nic : nics) {
            byName.put("net" + byName.size(), nic);
        }
        hosts.put(
                name,
                new Host(
                        name,
                        status,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        byName,
                        Map.of(),
                        aliases,
                        Optional.empty(),
                        Optional.empty(),
                        ORIGIN));
        return this;
    }

    Labs guest(String name, boolean template, Nic nic) {
        Ref hypervisor = new Ref(Section.HYPERVISORS, "tower", SourceRange.ofFile("lab.yaml"));
        guests.put(
                name,
                new Guest(
                        name,
                        Guest.Type.VM,
                        Status.ACTIVE,
                        hypervisor,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of("net0", nic),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        template,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Guest.Power.RUNNING,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        ORIGIN));
        return this;
    }

    Labs vip(String name, String address, String... aliases) {
        vips.put(
                name,
                new Vip(
                        name,
                        Status.ACTIVE,
                        Optional.of(new Ref(Section.NETWORKS, "servers", SourceRange.ofFile("lab.yaml"))),
                        new AddressForm.Literal(IpAddress.parse(address)),
                        Map.of(),
                        Optional.empty(),
                        List.of(aliases),
                        Optional.empty(),
                        ORIGIN));
        return this;
    }

    Lab lab() {
        return lab("tower-1");
    }

    Lab lab(String id) {
        LabInfo info = new LabInfo(
                "tower",
                id,
                Optional.empty(),
                Optional.of(Fqdn.parse(ZONE)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LabInfo.Reconcile.EMPTY,
                LabInfo.Docs.EMPTY,
                ORIGIN);
        return new Lab(
                info,
                Map.of(),
                networks,
                hosts,
                Map.of(),
                Map.of(),
                guests,
                new Dns(servers, zones, records, Map.of(), Map.of(), Map.of()),
                vips,
                Secrets.EMPTY,
                Gear.EMPTY,
                Edge.EMPTY,
                Storage.EMPTY,
                Kubernetes.EMPTY,
                Care.EMPTY,
                References.EMPTY);
    }
}
