package dev.homecroft.model.checks;

import dev.homecroft.model.LabTexts;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.source.LabFiles;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/** How long a large lab takes: {@code java dev.homecroft.model.checks.LoadTiming 10000}. Run by hand; nothing depends on it. */
final class LoadTiming {
    private LoadTiming() {}

    public static void main(String[] arguments) {
        int guests = Integer.parseInt(arguments[0]);
        LabFiles files = LabTexts.of(lab(guests));
        for (int round = 0; round < 6; round++) {
            long start = cpuTime();
            LabBinder.bind(files);
            long bound = cpuTime();
            int problems = LabLoader.load(files).diagnostics().size();
            long loaded = cpuTime();
            System.out.printf(
                    "bind %d ms, bind and check %d ms of processor time, %d problems%n",
                    (bound - start) / 1_000_000, (loaded - bound) / 1_000_000, problems);
        }
    }

    /** Of this thread, so that other work on the machine does not count. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** A hundred guests a file. */
    private static Map<String, String> lab(int guests) {
        Map<String, String> files = new TreeMap<>();
        files.put("lab.yaml", """
                lab: { name: large, domains: { private: lab.example.org } }
                networks: { big: { cidr: 10.0.0.0/8, gateway: 10.0.0.1 } }
                hosts: { pve-1: { cpu: 4096 } }
                hypervisors: { tower: { kind: proxmox, members: [pve-1], storages: { fast: { kind: dir } } } }
                profiles: { vm: { type: vm, hypervisor: tower, cpu: 2, memory: 2G, disks: { system: { storage: fast } } } }
                """);
        for (int file = 0; file * 100 < guests; file++) {
            StringBuilder text = new StringBuilder("guests:\n");
            for (int i = file * 100; i < Math.min(guests, file * 100 + 100); i++) {
                text.append(
                        "  g-%d: { profile: vm, id: %d, tags: [a, b], nics: { net0: { network: big, address: +%d } } }\n"
                                .formatted(i, 1000 + i, 1000 + i));
            }
            files.put("guests-%d.yaml".formatted(file), text.toString());
        }
        return files;
    }
}
