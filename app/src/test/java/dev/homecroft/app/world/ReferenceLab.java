package dev.homecroft.app.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the reference lab, as they stand or changed.
 *
 * @param files text by name
 */
public record ReferenceLab(Map<String, String> files) {
    /** All that there may be. */
    static final List<String> FILES = List.of("lab.yaml", "cluster.yaml", "backups.yaml", "guests.yaml");

    /**
     * A change of one kind of thing.
     *
     * @param from what stands there
     * @param to what shall stand there
     */
    public record Change(String kind, String from, String to) {}

    /** For each kind that can be changed a change of it. */
    public static final List<Change> CHANGES = List.of(
            new Change("pool", "comment: Films and music", "comment: Films"),
            new Change("pool", "work: { storages: [tank] }", "work: { storages: [local-lvm] }"),
            new Change("role", "[VM.Audit, Sys.Audit]", "[VM.Audit, Pool.Audit]"),
            new Change("group", "comment: All of us", "comment: Us"),
            new Change("user", "groups: [family], email", "groups: [family, guests], email"),
            new Change("acl", "users: [ana@pve], propagate: false", "users: [ana@pve], propagate: true"),
            new Change("realm", "base-dn: dc=one", "base-dn: dc=two"),
            new Change("realm-sync", "sync: daily", "sync: sat 04:00"),
            new Change("token", "comment: For plans", "comment: For plans alone"),
            new Change("token", "comment: Made here", "comment: Made and kept"),
            new Change("storage", "keep: { daily: 7 } }\n      store", "keep: { daily: 9 } }\n      store"),
            new Change("mapping", "gpu: { pve1: gpu }", "gpu: { pve1: gpu, pve2: gpu }"),
            new Change("directory", "films: { pve1: /films }", "films: { pve1: /films, pve2: /films }"),
            new Change("ha-rule", "nodes: { pve1: 2, pve2: 1 }", "nodes: { pve1: 2, pve3: 1 }"),
            new Change(
                    "ha",
                    "box-02: { profile: container, id: 142, node: pve3, tags: [box], disks: { root: { storage: shared } }, ha: {} }",
                    "box-02: { profile: container, id: 142, node: pve3, tags: [box], disks: { root: { storage: shared } }, ha: { max-restart: 3 } }"),
            new Change("replication", "rate: 50", "rate: 20"),
            new Change("repositories", "enterprise: false", "enterprise: true"),
            new Change("options", "keyboard: de, max-workers: 4", "keyboard: fr"),
            new Change("acme-plugin", "validation-delay: 30", "validation-delay: 60"),
            new Change(
                    "node-certificate",
                    "acme-domains: { pve1.lab.test: cloudflare }",
                    "acme-domains: { pve1.lab.test: standalone, www.lab.test: cloudflare }"),
            new Change(
                    "acme-certificate",
                    "acme-domains: { pve2.lab.test: standalone }",
                    "acme-domains: { pve2.lab.test: standalone, ui.lab.test: standalone }"),
            new Change("metric-server", "port: 8086", "port: 8087"),
            new Change("notification-endpoint", "mail-to: [ana@lab.test]", "mail-to: [ana@lab.test, bob@lab.test]"),
            new Change("notification-matcher", "severity: [error]", "severity: [error, warning]"),
            new Change("node-dns", "dns: [192.0.2.53, 192.0.2.54]", "dns: [192.0.2.53]"),
            new Change("node-hosts", "nas nas.lab.test", "nas"),
            new Change("node-time", "    timezone: Europe/Berlin", "    timezone: Europe/Vienna"),
            new Change("network", "vlan-aware: true, mtu: 1600", "vlan-aware: true, mtu: 9000"),
            new Change(
                    "sdn",
                    "zone: wires, network: servers, vlan-aware: true",
                    "zone: wires, network: servers, alias: Wires"),
            new Change("sdn", "lab: { kind: simple, mtu: 1400 }", "lab: { kind: simple, mtu: 1300 }"),
            new Change("firewall", "policy-in: drop\n", "policy-in: reject\n"),
            new Change(
                    "firewall-rules",
                    "- { macro: Ping, from: +lan }",
                    "- { macro: Ping }\n        - { macro: NTP, from: +lan }"),
            new Change("firewall-alias", "nas: { cidr: 192.0.2.9 }", "nas: { cidr: 192.0.2.8 }"),
            new Change("firewall-set", "\"!10.20.0.66\", nas", "\"!10.20.0.67\", nas"),
            new Change("firewall-group", "\"80,443\" }], comment: Pages", "\"80,443\" }], comment: Sites"),
            new Change("backup-job", "schedule: \"02:30\"", "schedule: \"03:30\""),
            new Change(
                    "guest",
                    "box-04: { profile: container, id: 144, node: pve2, tags: [box]",
                    "box-04: { profile: container, id: 144, node: pve2, tags: [blue]"));

    public ReferenceLab {
        files = Map.copyOf(files);
    }

    /** Sixty guests and every kind of setting. */
    public static ReferenceLab whole() {
        Map<String, String> files = new LinkedHashMap<>();
        FILES.forEach(file -> files.put(file, resource(file)));
        return new ReferenceLab(files);
    }

    /** Every kind of setting, and of the guests those alone that are like no other. */
    public static ReferenceLab few() {
        ReferenceLab whole = whole();
        Map<String, String> files = new LinkedHashMap<>(whole.files());
        String ordinary = "(?m)^  (worker|image|bare|box)-(0[6-9]|[1-9][0-9]): .*\n";
        files.put("guests.yaml", whole.text("guests.yaml").replaceAll(ordinary, ""));
        return new ReferenceLab(files);
    }

    /** Nothing but the nodes, and the storages that are there already. */
    public static ReferenceLab bare() {
        return new ReferenceLab(Map.of("lab.yaml", resource("lab.yaml"), "cluster.yaml", resource("bare.yaml")));
    }

    private static String resource(String file) {
        String root = System.getProperty("homecroft.root", "..");
        try {
            return Files.readString(Path.of(root, "app", "src", "test", "resources", "reference", file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public ReferenceLab with(Change change) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        Optional<String> file = files.entrySet().stream()
                .filter(entry -> entry.getValue().contains(change.from()))
                .map(Map.Entry::getKey)
                .findFirst();
        String name = file.orElseThrow(() -> new IllegalStateException("nothing to change: " + change));
        changed.put(name, text(name).replace(change.from(), change.to()));
        return new ReferenceLab(changed);
    }

    /** With every change that there is. */
    public ReferenceLab changed() {
        ReferenceLab lab = this;
        for (Change change : CHANGES) {
            lab = lab.with(change);
        }
        return lab;
    }

    private String text(String file) {
        return Optional.ofNullable(files.get(file)).orElseThrow();
    }

    public void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
