package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.contract.Contract;
import dev.homecroft.simulators.proxmox.values.PropertyFormat;

/** The property strings of guests that the simulator looks into. */
final class Formats {
    private static final String MACHINES = "/nodes/{node}/qemu";
    private static final String CONTAINERS = "/nodes/{node}/lxc";
    static final PropertyFormat DISK = Contract.vendors().format("POST", MACHINES, "scsi0");
    static final PropertyFormat EFI = Contract.vendors().format("POST", MACHINES, "efidisk0");
    static final PropertyFormat TPM = Contract.vendors().format("POST", MACHINES, "tpmstate0");
    static final PropertyFormat NET = Contract.vendors().format("POST", MACHINES, "net0");
    static final PropertyFormat AGENT = Contract.vendors().format("POST", MACHINES, "agent");
    static final PropertyFormat HOSTPCI = Contract.vendors().format("POST", MACHINES, "hostpci0");
    static final PropertyFormat USB = Contract.vendors().format("POST", MACHINES, "usb0");
    static final PropertyFormat LXC_NET = Contract.vendors().format("POST", CONTAINERS, "net0");
    static final PropertyFormat ROOTFS = Contract.vendors().format("POST", CONTAINERS, "rootfs");
    static final PropertyFormat MOUNT = Contract.vendors().format("POST", CONTAINERS, "mp0");

    private Formats() {}
}
