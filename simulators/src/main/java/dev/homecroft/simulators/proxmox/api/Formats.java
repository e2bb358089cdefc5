package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.values.PropertyFormat;

/** The property strings of guests that the simulator looks into. */
final class Formats {
    private static final String MACHINES = "/nodes/{node}/qemu";
    private static final String CONTAINERS = "/nodes/{node}/lxc";
    static final PropertyFormat DISK = Contract.proxmoxVe().format("POST", MACHINES, "scsi0");
    static final PropertyFormat EFI = Contract.proxmoxVe().format("POST", MACHINES, "efidisk0");
    static final PropertyFormat TPM = Contract.proxmoxVe().format("POST", MACHINES, "tpmstate0");
    static final PropertyFormat NET = Contract.proxmoxVe().format("POST", MACHINES, "net0");
    static final PropertyFormat AGENT = Contract.proxmoxVe().format("POST", MACHINES, "agent");
    static final PropertyFormat HOSTPCI = Contract.proxmoxVe().format("POST", MACHINES, "hostpci0");
    static final PropertyFormat USB = Contract.proxmoxVe().format("POST", MACHINES, "usb0");
    static final PropertyFormat LXC_NET = Contract.proxmoxVe().format("POST", CONTAINERS, "net0");
    static final PropertyFormat ROOTFS = Contract.proxmoxVe().format("POST", CONTAINERS, "rootfs");
    static final PropertyFormat MOUNT = Contract.proxmoxVe().format("POST", CONTAINERS, "mp0");

    private Formats() {}
}
