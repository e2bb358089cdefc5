package dev.homecroft.bench;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A made-up lab of so many guests on so many hosts, written as files and read as any lab is. Half are machines from a disk
 * image, half are containers; every fifth triple keeps a quorum and is spread.
 *
 * @param guests declared ones, dealt out to the hosts in turn
 * @param changedEvery every so many guests get more memory than the others; 0 for none
 */
record SyntheticLab(int guests, int hosts, int changedEvery) {
    private static final int GUESTS_PER_FILE = 500;
    private static final int FIRST_ADDRESS = 1000;

    private static final String HEAD = """
            lab: { name: wide, domains: { private: wide.example.org } }
            sites: { hall: {} }
            networks:
              management: { vlan: 10, cidr: 10.10.0.0/16, gateway: 10.10.0.1 }
              servers: { vlan: 20, cidr: 10.64.0.0/16, gateway: 10.64.0.1, dns: [10.64.0.53] }
            images:
              disk: { kind: disk, url: "https://images.example.org/disk.qcow2", size: 400M }
              root: { kind: container, url: "https://images.example.org/root.tar.zst", size: 120M }
            profiles:
              machine:
                type: vm
                hypervisor: wide
                cpu: 2
                cpu-type: host
                onboot: true
                agent: true
                image: disk
                disks: { system: { storage: local-lvm, size: 32G, discard: true, ssd: true } }
                nics: { net0: { network: servers } }
                tags: [wide, machine]
              box:
                type: container
                hypervisor: wide
                cpu: 1
                image: root
                unprivileged: true
                onboot: true
                features: [nesting]
                disks: { root: { storage: local-lvm, size: 8G } }
                nics: { eth0: { network: servers } }
                tags: [wide]
            """;

    /** Writes the files into an empty folder. */
    void write(Path folder) {
        try {
            Files.writeString(folder.resolve("lab.yaml"), HEAD + cluster());
            for (int first = 0; first < guests; first += GUESTS_PER_FILE) {
                StringBuilder text = new StringBuilder("guests:\n");
                for (int number = first; number < Math.min(guests, first + GUESTS_PER_FILE); number++) {
                    text.append(guest(number));
                }
                Files.writeString(folder.resolve("guests-%05d.yaml".formatted(first)), text);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The lab in such a folder. */
    static Lab read(Path folder) {
        LabResult result = LabBinder.bind(LabFiles.load(new FolderTree(folder), ParseCache.none(), path -> true));
        List<Diagnostic> errors =
                result.diagnostics().stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty()) {
            throw new CroftException(errors);
        }
        return result.lab().orElseThrow();
    }

    private String cluster() {
        StringBuilder text = new StringBuilder("hosts:\n");
        StringBuilder members = new StringBuilder();
        for (int number = 0; number < hosts; number++) {
            text.append(
                    "  pve-%d: { site: hall, cpu: 64, memory: 2T, nics: { eno1: { network: management, address: +%d } } }%n"
                            .formatted(number, 11 + number));
            members.append(number == 0 ? "" : ", ").append("pve-").append(number);
        }
        return text + """
                hypervisors:
                  wide:
                    kind: proxmox
                    members: [%s]
                    token: proxmox/token
                    bridge: vmbr0
                    ids: { first: 1000, last: 99999 }
                    storages:
                      local: { kind: dir, path: /var/lib/vz, size: 60G, content: [iso, vztmpl, import] }
                      local-lvm: { kind: lvmthin, size: 9T, content: [images, rootdir] }
                """.formatted(members);
    }

    private String guest(int number) {
        boolean isMachine = number % 2 == 0;
        boolean isChanged = changedEvery > 0 && number % changedEvery == 0;
        int triple = number / 3;
        return "  guest-%05d: { profile: %s, node: pve-%d, memory: %s, nics: { %s: { address: +%d } }%s }%n"
                .formatted(
                        number,
                        isMachine ? "machine" : "box",
                        number % hosts,
                        isChanged ? "4G" : "2G",
                        isMachine ? "net0" : "eth0",
                        FIRST_ADDRESS + number,
                        triple % 5 == 0 ? ", spread: triple-" + triple : "");
    }
}
