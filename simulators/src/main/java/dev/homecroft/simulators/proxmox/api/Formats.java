package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.values.Parameter;
import dev.homecroft.simulators.proxmox.values.PropertyFormat;
import java.util.List;
import java.util.Map;

/** The property strings of guests. */
final class Formats {
    private static final String DRIVE = "*file! volume=file aio:one(native|threads|io_uring) backup:bool"
            + " cache:one(none|writethrough|writeback|unsafe|directsync) detect_zeroes:bool"
            + " discard:one(ignore|on) format:one(raw|qcow2|vmdk) import-from media:one(cdrom|disk)"
            + " iops:int(0..) iops_rd:int(0..) iops_wr:int(0..) mbps:num(0..) mbps_rd:num(0..) mbps_wr:num(0..)"
            + " iops_max:int(0..) iops_rd_max:int(0..) iops_wr_max:int(0..)"
            + " mbps_max:num(0..) mbps_rd_max:num(0..) mbps_wr_max:num(0..)"
            + " iothread:bool model product queues:int(2..) replicate:bool rerror:one(ignore|report|stop)"
            + " werror:one(enospc|ignore|report|stop) ro:bool scsiblock:bool serial shared:bool size snapshot:bool"
            + " ssd:bool vendor wwn";
    private static final String MODELS =
            "virtio|e1000|e1000e|e1000-82540em|e1000-82544gc|e1000-82545em|i82551|i82557b|i82559er|ne2k_isa|ne2k_pci"
                    + "|pcnet|rtl8139|vmxnet3";
    static final PropertyFormat DISK = PropertyFormat.of("drive", DRIVE);
    static final PropertyFormat EFI = PropertyFormat.of(
            "efidisk",
            "*file! volume=file efitype:one(2m|4m) format:one(raw|qcow2|vmdk) import-from"
                    + " ms-cert:one(2011|2023|2023w|2023k) pre-enrolled-keys:bool size");
    static final PropertyFormat TPM = PropertyFormat.of(
            "tpmstate", "*file! volume=file format:one(raw|qcow2|vmdk) import-from size version:one(v1.2|v2.0)");
    static final PropertyFormat NET = PropertyFormat.of(
            "net",
            "*model!:one(" + MODELS + ") macaddr:mac bridge firewall:bool link_down:bool mtu:int(1..65520)"
                    + " queues:int(0..64) rate:num(0..) tag:int(1..4094) trunks",
            List.of(MODELS.split("\\|")));
    static final PropertyFormat LXC_NET = PropertyFormat.of(
            "lxc-net",
            "name! bridge firewall:bool gw gw6 host-managed:bool hwaddr:mac ip ip6 link_down:bool mtu:int(64..65535)"
                    + " rate:num(0..) tag:int(1..4094) trunks type:one(veth)");
    static final PropertyFormat ROOTFS = PropertyFormat.of(
            "rootfs", "*volume! acl:bool mountoptions quota:bool replicate:bool ro:bool shared:bool size");
    static final PropertyFormat MOUNT = PropertyFormat.of(
            "mp",
            "*volume! mp! acl:bool backup:bool keepattrs:bool mountoptions quota:bool replicate:bool ro:bool"
                    + " shared:bool size");
    static final PropertyFormat AGENT = PropertyFormat.of(
            "agent",
            "*enabled!:bool freeze-fs-on-backup:bool fstrim_cloned_disks:bool freeze-fs:bool type:one(virtio|isa)");
    static final PropertyFormat HOSTPCI = PropertyFormat.of(
            "hostpci",
            "*host mapping:id driver device-id sub-device-id sub-vendor-id vendor-id legacy-igd:bool mdev pcie:bool"
                    + " rombar:bool romfile x-vga:bool");
    static final Map<String, PropertyFormat> ALL = Map.ofEntries(
            Map.entry("disk", DISK),
            Map.entry("efi", EFI),
            Map.entry("tpm", TPM),
            Map.entry("net", NET),
            Map.entry("lxcnet", LXC_NET),
            Map.entry("rootfs", ROOTFS),
            Map.entry("mp", MOUNT),
            Map.entry("agent", AGENT),
            Map.entry("hostpci", HOSTPCI),
            Map.entry("usb", PropertyFormat.of("usb", "*host mapping:id usb3:bool")),
            Map.entry("startup", PropertyFormat.of("startup", "*order:int(0..) up:int(0..) down:int(0..)")),
            Map.entry("ipconfig", PropertyFormat.of("ipconfig", "gw gw6 ip ip6")),
            Map.entry(
                    "machine",
                    PropertyFormat.of(
                            "machine",
                            "*type enable-s3:bool enable-s4:bool viommu:one(intel|virtio) aw-bits:num(32..64)")),
            Map.entry("vga", PropertyFormat.of("vga", "*type clipboard:one(vnc) memory:int(4..512)")),
            Map.entry("rng", PropertyFormat.of("rng", "*source! max_bytes:int(0..) period:int(0..)")),
            Map.entry(
                    "smbios",
                    PropertyFormat.of("smbios1", "base64:bool family manufacturer product serial sku uuid version")),
            Map.entry(
                    "watchdog",
                    PropertyFormat.of(
                            "watchdog",
                            "*model:one(i6300esb|ib700) action:one(reset|shutdown|poweroff|pause|debug|none)")),
            Map.entry(
                    "virtiofs",
                    PropertyFormat.of(
                            "virtiofs",
                            "*dirid!:id cache:one(auto|always|metadata|never) direct-io:bool expose-acl:bool"
                                    + " expose-xattr:bool")),
            Map.entry(
                    "numanode",
                    PropertyFormat.of("numa", "cpus! hostnodes memory:num(0..) policy:one(preferred|bind|interleave)")),
            Map.entry("audio", PropertyFormat.of("audio", "device! driver:one(spice|none)")),
            Map.entry(
                    "features",
                    PropertyFormat.of(
                            "features", "force_rw_sys:bool fuse:bool keyctl:bool mknod:bool mount nesting:bool")),
            Map.entry("dev", PropertyFormat.of("dev", "*path! deny-write:bool gid:int(0..) mode uid:int(0..)")));

    private Formats() {}

    /** An option in whose type a property string may be named. */
    static Parameter parameter(String word) {
        return Parameter.parse(word, ALL);
    }
}
