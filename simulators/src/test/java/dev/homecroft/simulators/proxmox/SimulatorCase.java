package dev.homecroft.simulators.proxmox;

import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.values.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A cluster of three nodes and root's token at its first node. */
abstract class SimulatorCase {
    static final ImageFixture DEBIAN = new ImageFixture(
            "https://images.example.org/debian-13.qcow2",
            400_000_000,
            3 * Sizes.GIB,
            Map.of("sha256", "ab".repeat(32)));
    static final ImageFixture TEMPLATE =
            new ImageFixture("https://images.example.org/debian-13.tar.zst", 120_000_000, 120_000_000, Map.of());

    final ProxmoxSimulator simulator = ProxmoxSimulator.start(config());
    final PveClient root = PveClient.root(simulator);

    ProxmoxSimulatorConfig config() {
        return ProxmoxSimulatorConfig.homeLab().withFixtures(List.of(DEBIAN, TEMPLATE));
    }

    @AfterEach
    void stop() {
        root.close();
        simulator.close();
    }

    /** Creates a small machine with one disk and one network card, and waits for it. */
    String createVm(int vmid, String... more) {
        List<String> form = new ArrayList<>(List.of(
                "vmid",
                Integer.toString(vmid),
                "name",
                "vm-" + vmid,
                "scsi0",
                "local-lvm:8",
                "net0",
                "virtio,bridge=vmbr0"));
        form.addAll(List.of(more));
        return root.exit(root.post("/nodes/pve1/qemu", form.toArray(String[]::new)));
    }

    Map<String, Object> config(int vmid) {
        return root.get("/nodes/pve1/qemu/" + vmid + "/config").object();
    }

    String status(int vmid) {
        return root.get("/nodes/pve1/qemu/" + vmid + "/status/current")
                .object()
                .getOrDefault("status", "")
                .toString();
    }

    String start(int vmid) {
        return root.exit(root.post("/nodes/pve1/qemu/" + vmid + "/status/start"));
    }
}
