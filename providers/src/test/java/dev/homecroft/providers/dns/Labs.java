package dev.homecroft.providers.dns;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.Status;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Small labs for tests, put together piece by piece as a file would state them. Each piece returns the same builder. */
final class Labs {
    static final SecretRef SECRET = new SecretRef("test", "dns/key");
    static final String ZONE = "lab.test";
    static final String REVERSE = "0.20.10.in-addr.arpa";

    private final Map<String, Json.ObjBuilder> hosts = new LinkedHashMap<>();
    private final Map<String, Json.ObjBuilder> guests = new LinkedHashMap<>();
    private final Map<String, Json.ObjBuilder> vips = new LinkedHashMap<>();
    private final Map<String, Json.ObjBuilder> networks = new LinkedHashMap<>();
    private final Map<String, Json.ObjBuilder> servers = new LinkedHashMap<>();
    private final Map<String, Json.ObjBuilder> zones = new LinkedHashMap<>();
    private final Map<String, Json.ObjBuilder> records = new LinkedHashMap<>();

    /** An interface in a network, with an address or {@code dhcp}. */
    record Plug(String network, String address) {
        Json json() {
            return Json.object().put("network", network).put("address", address).build();
        }
    }

    Labs() {
        network("servers", Optional.empty());
    }

    static Labs on(InetSocketAddress server) {
        return new Labs().server(server).zone(ZONE, Optional.empty()).zone(REVERSE, Optional.empty());
    }

    static Plug nic(String network, String address) {
        return new Plug(network, address);
    }

    Labs network(String name, Optional<String> domain) {
        Json.ObjBuilder network = Json.object().put("cidr", "10.20.0.0/24");
        domain.ifPresent(text -> network.put("domain", text));
        networks.put(name, network);
        return this;
    }

    Labs server(InetSocketAddress address) {
        return server("ns1", address);
    }

    Labs server(String name, InetSocketAddress address) {
        servers.put(
                name,
                Json.object()
                        .put("kind", "rfc2136")
                        .put("address", address.getAddress().getHostAddress())
                        .put("port", address.getPort())
                        .put("key-name", "croft")
                        .put("key", SECRET.toString()));
        return this;
    }

    /** The first server is its primary, the others copy it. */
    Labs zone(String name, Optional<Duration> ttl) {
        Json.ObjBuilder zone = Json.object();
        servers.keySet().stream().findFirst().ifPresent(primary -> zone.put("primary", primary));
        zone.put("secondaries", Json.strings(servers.keySet().stream().skip(1).toList()));
        zones.put(name, withTtl(zone, ttl));
        return this;
    }

    private static Json.ObjBuilder withTtl(Json.ObjBuilder entry, Optional<Duration> ttl) {
        ttl.ifPresent(length -> entry.put("ttl", length.toSeconds() + "s"));
        return entry;
    }

    Labs record(String name, String type, String... values) {
        return record(name, Optional.empty(), type, values);
    }

    Labs record(String name, Optional<Duration> ttl, String type, String... values) {
        Json.ObjBuilder entry = records.computeIfAbsent(name, _ -> Json.object());
        withTtl(entry, ttl).put(type, Json.strings(List.of(values)));
        return this;
    }

    Labs without(String name) {
        records.remove(name);
        return this;
    }

    Labs host(String name, Status status, List<String> aliases, Plug... nics) {
        Json.ObjBuilder plugs = Json.object();
        for (int i = 0; i < nics.length; i++) {
            plugs.put("net" + i, Arrays.asList(nics).get(i).json());
        }
        hosts.put(
                name,
                Json.object()
                        .put("status", status.name().toLowerCase(Locale.ROOT))
                        .put("aliases", Json.strings(aliases))
                        .put("nics", plugs.build()));
        return this;
    }

    Labs guest(String name, boolean template, Plug nic) {
        guests.put(
                name,
                Json.object()
                        .put("type", "vm")
                        .put("hypervisor", "tower")
                        .put("template", template)
                        .put("nics", Json.object().put("net0", nic.json()).build()));
        return this;
    }

    Labs vip(String name, String address, String... aliases) {
        vips.put(
                name,
                Json.object()
                        .put("network", "servers")
                        .put("address", address)
                        .put("aliases", Json.strings(List.of(aliases))));
        return this;
    }

    Lab lab() {
        return lab("tower-1");
    }

    /** JSON is YAML, too. */
    Lab lab(String id) {
        Json.ObjBuilder info = Json.object()
                .put("name", "tower")
                .put("id", id)
                .put("domains", Json.object().put("private", ZONE).build());
        Json.ObjBuilder dns = Json.object()
                .put("servers", section(servers))
                .put("zones", section(zones))
                .put("records", section(records));
        Json.ObjBuilder stores = Json.object()
                .put(
                        "stores",
                        Json.object()
                                .put("test", Json.object().put("kind", "env").build())
                                .build());
        return LabTexts.lab(JsonText.pretty(Json.object()
                .put("lab", info.build())
                .put("secrets", stores.build())
                .put("networks", section(networks))
                .put("hosts", section(hosts))
                .put("guests", section(guests))
                .put("vips", section(vips))
                .put("dns", dns.build())
                .build()));
    }

    private static Json section(Map<String, Json.ObjBuilder> entries) {
        Json.ObjBuilder section = Json.object();
        entries.forEach((name, entry) -> section.put(name, entry.build()));
        return section.build();
    }
}
