package dev.homecroft.model;

import dev.homecroft.model.checks.LabLoader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Labs that are valid by construction: a hypervisor with up to four hosts, guests of both types with and without stated
 * ids, MAC addresses, nodes and addresses, zones with their reverse, and records of several types. They shrink to the
 * smallest lab that still shows a fault.
 */
public final class RandomLab {
    private static final int MAX_GUESTS = 12;

    private RandomLab() {}

    /** The text of one {@code lab.yaml}. */
    public static Arbitrary<String> texts() {
        Arbitrary<Integer> hosts = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> networks = Arbitraries.integers().between(1, 3);
        return Combinators.combine(
                        hosts,
                        networks,
                        guests().list().ofMaxSize(MAX_GUESTS),
                        records().list().ofMaxSize(6))
                .as(RandomLab::text);
    }

    /** The same, bound. */
    public static Arbitrary<Lab> labs() {
        return texts().map(text -> LabLoader.load(LabTexts.of(text)).lab().orElseThrow());
    }

    /** @param shape independent small decisions, one bit each */
    private record GuestSpec(Place place, Size size, Bits shape) {}

    /** @param node 0 for none */
    private record Place(int node, int network) {}

    private record Size(int cpu, int memory, int disk) {}

    private record Bits(int bits) {
        boolean is(int number) {
            return (bits >> number & 1) == 1;
        }
    }

    private record RecordSpec(int type, int target) {}

    private static Arbitrary<GuestSpec> guests() {
        Arbitrary<Place> places = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2))
                .as(Place::new);
        Arbitrary<Size> sizes = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(256, 512, 1024, 2048),
                        Arbitraries.integers().between(4, 16))
                .as(Size::new);
        Arbitrary<Bits> shapes =
                Arbitraries.integers().between(0, (1 << 12) - 1).map(Bits::new);
        return Combinators.combine(places, sizes, shapes).as(GuestSpec::new);
    }

    private static Arbitrary<RecordSpec> records() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, MAX_GUESTS - 1))
                .as(RecordSpec::new);
    }

    private static String text(int hosts, int networks, List<GuestSpec> guests, List<RecordSpec> records) {
        StringBuilder text = new StringBuilder();
        text.append("lab: { name: random, domains: { private: lab.example.org }, secrets: env }\n");
        text.append("secrets: { stores: { env: { kind: env } } }\n");
        text.append("networks:\n");
        for (int i = 1; i <= networks; i++) {
            text.append("  net-%d: { vlan: %d, cidr: 10.%d.0.0/24, gateway: 10.%d.0.1 }\n".formatted(i, i * 10, i, i));
        }
        hosts(text, hosts);
        text.append("images:\n");
        text.append(
                "  disk: { kind: disk, url: https://images.example.org/disk.qcow2, checksum: %s }\n".formatted(sum()));
        text.append("  root: { kind: container, url: https://images.example.org/root.tar.zst, checksum: %s }\n"
                .formatted(sum()));
        List<String> named = new ArrayList<>();
        text.append("guests:\n");
        for (int i = 0; i < guests.size(); i++) {
            guest(text, i, guests.get(i), hosts, networks, named);
        }
        dns(text, networks, records, named);
        return text.toString();
    }

    private static String sum() {
        return "md5:9e107d9d372bb6826bd81d3542a419d6";
    }

    private static void hosts(StringBuilder text, int hosts) {
        text.append("hosts:\n");
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= hosts; i++) {
            names.add("pve-" + i);
            text.append("  pve-%d: { cpu: 16, memory: 64G, nics: { eth0: { network: net-1, address: +%d } } }\n"
                    .formatted(i, 10 + i));
        }
        text.append("hypervisors:\n  tower:\n    kind: proxmox\n    token: proxmox/token\n");
        text.append("    members: [%s]\n".formatted(String.join(", ", names)));
        text.append("    storages:\n      local: { kind: dir, content: [iso, vztmpl, import] }\n");
        text.append("      fast: { kind: lvmthin, size: 1T, content: [images, rootdir] }\n");
    }

    private static void guest(
            StringBuilder text, int number, GuestSpec spec, int hosts, int networks, List<String> named) {
        Bits shape = spec.shape;
        boolean isVm = shape.is(0);
        boolean isTemplate = isVm && shape.is(1) && shape.is(2);
        text.append("  g-%d:\n    type: %s\n    hypervisor: tower\n".formatted(number, isVm ? "vm" : "container"));
        text.append("    cpu: %d\n    memory: %dM\n".formatted(spec.size.cpu, spec.size.memory));
        text.append("    image: %s\n".formatted(isVm ? "disk" : "root"));
        option(text, isTemplate, "template: true");
        option(text, spec.place.node > 0, "node: pve-%d".formatted(1 + spec.place.node % hosts));
        option(text, shape.is(3), "id: %d".formatted(200 + number));
        option(text, shape.is(4) && !isTemplate, "onboot: true");
        option(text, shape.is(5) && !isTemplate, "power: stopped");
        option(text, shape.is(6), "tags: [blue, green]");
        option(text, shape.is(7), "protection: true");
        option(text, shape.is(8), "aliases: [alias-%d]".formatted(number));
        text.append("    disks:\n      system: { storage: fast, size: %dG }\n".formatted(spec.size.disk));
        option(
                text,
                shape.is(9),
                "  data: { storage: fast, size: 8G, keep: true%s }".formatted(isVm ? "" : ", mount: /srv"));
        String address = shape.is(10) ? ", address: +%d".formatted(50 + number) : "";
        String mac = shape.is(11) ? ", mac: bc:24:11:00:00:%02x".formatted(16 + number) : "";
        int network = 1 + spec.place.network % networks;
        text.append(
                "    nics: { %s: { network: net-%d%s%s } }\n".formatted(isVm ? "net0" : "eth0", network, address, mac));
        if (shape.is(10) && !isTemplate) {
            named.add("g-" + number);
        }
    }

    private static void option(StringBuilder text, boolean isThere, String line) {
        if (isThere) {
            text.append("    ").append(line).append('\n');
        }
    }

    private static void dns(StringBuilder text, int networks, List<RecordSpec> records, List<String> named) {
        text.append("dns:\n  servers: { ns: { kind: rfc2136, address: 192.0.2.53, key-name: croft, key: dns/key } }\n");
        text.append("  zones:\n    lab.example.org: { primary: ns }\n");
        for (int i = 1; i <= networks; i++) {
            text.append("    0.%d.10.in-addr.arpa: { primary: ns }\n".formatted(i));
        }
        text.append("  records:\n");
        for (int i = 0; i < records.size(); i++) {
            text.append("    r-%d.lab.example.org: %s\n".formatted(i, record(records.get(i), named)));
        }
    }

    private static String record(RecordSpec spec, List<String> named) {
        String guest = named.isEmpty() ? "www.example.com" : named.get(spec.target % named.size()) + ".lab.example.org";
        return switch (spec.type) {
            case 0 -> "{ A: [192.0.2.%d, 192.0.2.%d] }".formatted(10 + spec.target, 100 + spec.target);
            case 1 -> "{ CNAME: %s }".formatted(guest);
            case 2 ->
                "{ TXT: text of %d, A: 192.0.2.%d, ttl: %dm }".formatted(spec.target, spec.target, 1 + spec.target);
            default -> "{ SRV: 0 0 443 %s }".formatted(guest);
        };
    }
}
