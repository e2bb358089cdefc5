package dev.homecroft.simulators.proxmox;

import org.junit.jupiter.api.BeforeEach;

/** The cluster that other people's clients find: a template and an image of containers are there. */
abstract class PeerCase extends SimulatorCase {
    @BeforeEach
    void prepareTemplates() {
        createVm(9000, "memory", "512");
        simulator.control().finishTasks();
        root.post("/nodes/pve1/qemu/9000/template");
        root.post(
                "/nodes/pve1/storage/local/download-url",
                "url",
                TEMPLATE.url(),
                "filename",
                TEMPLATE.fileName(),
                "content",
                "vztmpl");
        simulator.control().finishTasks();
    }
}
