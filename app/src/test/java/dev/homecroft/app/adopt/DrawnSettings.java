package dev.homecroft.app.adopt;

import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.convergence.DrawnLabs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a cluster keeps beside its guests, drawn by chance: firewalls at all levels, networks, copies, jobs, certificates. */
final class DrawnSettings {
    private static final List<String> RULES = List.of(
            "{ action: accept, protocol: tcp, ports: \"22,8006\", comment: We come by here }",
            "{ action: accept, macro: SSH, from: 10.20.0.0/24 }",
            "{ action: drop, from: 10.20.0.66, log: info }",
            "{ action: reject, direction: out, protocol: udp, ports: \"53\" }",
            "{ action: accept, protocol: tcp, to: 10.20.0.9, source-ports: \"1024:65535\", enabled: false }");

    private static final String STORAGES = """
                  shared: { kind: nfs, shared: true }
                  saved: { kind: dir, path: /mnt/saved, content: [backup], datastore: vault }
            """;

    private final Random chance;
    private final Desk desk;
    private final int guests;
    private final List<String> ofHypervisor = new ArrayList<>();

    private DrawnSettings(Desk desk, long seed) {
        this.chance = new Random(seed);
        this.desk = desk;
        this.guests = DrawnLabs.write(desk, seed);
    }

    /** Writes a lab and its settings; gives how many guests it has. */
    static int write(Desk desk, long seed) {
        DrawnSettings drawn = new DrawnSettings(desk, seed);
        drawn.settings();
        return drawn.guests;
    }

    private boolean maybe() {
        return chance.nextInt(3) > 0;
    }

    private void settings() {
        maybe("pools: { red: { comment: Films, storages: [tank] } }");
        maybe("acme-plugins: { cloudflare: { api: cf, data: { CF_Token: acme/token }, validation-delay: 60 } }");
        ofHypervisor.add("acme-accounts: { home: { contact: ana@example.org } }");
        maybe("repositories: { no-subscription: true, enterprise: false }");
        maybe("options: { keyboard: de, mail-from: pve@example.org, max-workers: 2 }");
        maybe("access: { roles: { Look: { privileges: [VM.Audit] } }, groups: { family: { comment: All of us } } }");
        ofHypervisor.add("firewall: { %s }".formatted(String.join(", ", datacenter())));
        ofHypervisor.add("nodes: { pve1: { %s }, pve2: { %s } }"
                .formatted(String.join(", ", node(1)), String.join(", ", node(2))));
        if (maybe()) {
            ofHypervisor.add("sdn: { %s }".formatted(sdn()));
        }
        care();
        String settings = String.join("\n", ofHypervisor).indent(4);
        rewrite(
                "lab.yaml",
                text -> text.replace("    bridge: vmbr0\n", "    bridge: vmbr0\n" + settings)
                        .replace("      tank:", STORAGES + "      tank:"));
    }

    private void maybe(String line) {
        if (maybe()) {
            ofHypervisor.add(line);
        }
    }

    private String rules() {
        List<String> rules = new ArrayList<>();
        for (int i = chance.nextInt(4); i > 0; i--) {
            rules.add(RULES.get(chance.nextInt(RULES.size())));
        }
        return "rules: [%s]".formatted(String.join(", ", rules));
    }

    private List<String> datacenter() {
        List<String> parts = new ArrayList<>();
        parts.add("enabled: false");
        if (maybe()) {
            parts.add("policy-out: accept, proxmox: { ebtables: false }");
        }
        if (maybe()) {
            parts.add("aliases: { nas: { cidr: 10.20.0.9, comment: Keeps it all } }");
            parts.add("sets: { lan: { addresses: [10.20.0.0/24, \"!10.20.0.66\"], comment: All of us } }");
            parts.add("groups: { web: { comment: Sites, rules: [{ protocol: tcp, ports: \"80,443\" }] } }");
            parts.add("rules: [{ macro: SSH, from: +lan }, { group: web, interface: vmbr0 }, { from: nas }]");
        } else {
            parts.add(rules());
        }
        return parts;
    }

    private List<String> node(int number) {
        List<String> parts = new ArrayList<>();
        parts.add("search: lab.test");
        if (maybe()) {
            parts.add("firewall: { enabled: false, %s }".formatted(rules()));
        }
        if (maybe()) {
            parts.add("interfaces: { vmbr9: { kind: bridge, vlan-aware: true, vlans: 2-100, comment: Spare },"
                    + " vmbr0.40: { kind: vlan, device: vmbr0, vlan: 40, address: 10.40.0.1%d/24, mtu: 1500 } }"
                            .formatted(number));
        }
        if (maybe()) {
            parts.add("acme-account: home, acme-domains: { pve%d.example.org: standalone }".formatted(number));
        }
        if (maybe()) {
            parts.add("dns: [10.20.0.%d, 10.20.0.3]".formatted(number));
        }
        return parts;
    }

    private String sdn() {
        String firewall =
                maybe() ? ", firewall: { enabled: false, rules: [{ direction: forward, action: drop }] }" : "";
        String range = maybe() ? ", dhcp-from: 10.50.0.100, dhcp-to: 10.50.0.200" : "";
        return "zones: { plain: { kind: simple, mtu: 1400 }, wires: { kind: vlan, bridge: vmbr0, nodes: [pve1, pve2] } },"
                + " vnets: { inner: { zone: plain, alias: Behind, subnets: { 10.50.0.0/24: { gateway: 10.50.0.1, snat: true%s } }%s },"
                        .formatted(range, firewall)
                + " outer: { zone: wires, network: servers } }";
    }

    /** What is about guests: it names them, and each needs disks of its kind. */
    private void care() {
        List<String> more = new ArrayList<>();
        for (int i = 0; i < guests; i++) {
            more.add(maybe() ? ", firewall: { enabled: true, policy-in: drop, %s }".formatted(rules()) : "");
        }
        int first = chance.nextInt(4);
        String storage = switch (first) {
            case 0 -> {
                ofHypervisor.add(
                        "replication: { copy: { guest: g-0, to: pve3, schedule: \"*:0/30\", comment: often } }");
                more.set(0, more.getFirst() + ", node: pve2");
                yield "tank";
            }
            case 1 -> {
                ofHypervisor.add(
                        "ha-rules: { home: { kind: node-affinity, guests: [g-0], nodes: { pve1: 2, pve2: 1 }, comment: There } }");
                more.set(0, more.getFirst() + ", ha: { max-restart: 2, comment: Needed }");
                yield "shared";
            }
            default -> "local-lvm";
        };
        rewrite("guests.yaml", text -> {
            List<String> lines = new ArrayList<>();
            for (String line : text.lines().toList()) {
                String grown = line;
                for (int i = 0; i < guests; i++) {
                    if (line.strip().startsWith("g-" + i + ":")) {
                        String base = i == 0 ? line.replace("local-lvm", storage) : line;
                        String others = i == 0 && first == 1 ? base.replace("storage: tank", "storage: shared") : base;
                        String free = i == 0 && first == 0 ? others.replaceFirst(", node: pve[123]", "") : others;
                        grown = free.substring(0, free.lastIndexOf('}')) + more.get(i) + " }";
                    }
                }
                lines.add(grown);
            }
            return String.join("\n", lines) + "\n";
        });
        String nightly = maybe()
                ? ", jobs: { nightly: { guests: [g-0], datastore: vault, schedule: \"02:30\", keep: { daily: 7 }, note: All } }"
                : "";
        desk.write("backups.yaml", "backups: { datastores: { vault: {} }%s }\n".formatted(nightly));
    }

    private interface Rewriting {
        String of(String text);
    }

    private void rewrite(String file, Rewriting change) {
        Path path = desk.folder().resolve(file);
        try {
            Files.writeString(path, change.of(Files.readString(path)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
