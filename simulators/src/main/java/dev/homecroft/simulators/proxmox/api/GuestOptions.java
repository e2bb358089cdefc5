package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.values.ParameterTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All options of virtual machines and of containers, with the right that each needs. */
final class GuestOptions {
    private static final String QEMU_LINES = """
            acpi:bool                         VM.Config.HWType    cold
            affinity                          root                cold
            agent:props(agent)                VM.Config.Options   cold
            allow-ksm:bool                    VM.Config.Memory    cold
            amd-sev                           root                cold
            arch:one(x86_64|aarch64)          root                cold
            args                              root                cold
            audio0:props(audio)               VM.Config.HWType    cold
            autostart:bool                    VM.Config.Options   cold
            balloon:int(0..)                  VM.Config.Memory    cold
            bios:one(seabios|ovmf)            VM.Config.Options   cold
            boot                              VM.Config.Disk      cold
            bootdisk                          VM.Config.Disk      cold
            cdrom                             VM.Config.CDROM     now
            cicustom                          VM.Config.Cloudinit|VM.Config.Network cold
            cipassword                        VM.Config.Cloudinit|VM.Config.Network cold
            citype:one(configdrive2|nocloud|opennebula) VM.Config.Cloudinit|VM.Config.Network cold
            ciupgrade:bool                    VM.Config.Cloudinit|VM.Config.Network cold
            ciuser                            VM.Config.Cloudinit|VM.Config.Network cold
            cores:int(1..)                    VM.Config.CPU       cpu
            cpu                               VM.Config.CPU       cold
            cpulimit:num(0..128)              VM.Config.CPU       cpu
            cpuunits:int(1..262144)           VM.Config.CPU       cpu
            description                       VM.Config.Options   now
            efidisk[1]:props(efi)             disk                cold
            freeze:bool                       VM.PowerMgmt        cold
            hookscript                        root                now
            hostpci[16]:props(hostpci)        VM.Config.HWType    cold
            hotplug                           VM.Config.HWType    cold
            hugepages:one(any|2|1024)         root                cold
            ide[4]:props(disk)                disk                cold
            intel-tdx                         root                cold
            ipconfig[32]:props(ipconfig)      VM.Config.Cloudinit|VM.Config.Network cold
            ivshmem                           root                cold
            keephugepages:bool                root                cold
            keyboard                          VM.Config.Options   cold
            kvm:bool                          VM.Config.HWType    cold
            localtime:bool                    VM.Config.Options   cold
            lock:one(backup|clone|create|migrate|rollback|snapshot|snapshot-delete|suspending|suspended) root now
            machine:props(machine)            VM.Config.HWType    cold
            memory                            VM.Config.Memory    memory
            migrate_downtime:num(0..)         VM.Config.Options   now
            migrate_speed:int(0..)            VM.Config.Options   now
            name:dns                          VM.Config.Options   now
            nameserver                        VM.Config.Cloudinit|VM.Config.Network cold
            net[32]:props(net)                VM.Config.Network   network
            numa:bool                         VM.Config.CPU       cold
            numa[8]:props(numanode)           VM.Config.CPU       cold
            onboot:bool                       VM.Config.Options   now
            ostype:one(other|wxp|w2k|w2k3|w2k8|wvista|win7|win8|win10|win11|l24|l26|solaris) VM.Config.Options cold
            parallel[3]                       root                cold
            protection:bool                   VM.Config.Options   now
            reboot:bool                       VM.Config.Options   cold
            rng0:props(rng)                   VM.Config.HWType    cold
            sata[6]:props(disk)               disk                cold
            scsi[31]:props(disk)              disk                disk
            scsihw:one(lsi|lsi53c810|virtio-scsi-pci|virtio-scsi-single|megasas|pvscsi) VM.Config.HWType cold
            searchdomain                      VM.Config.Cloudinit|VM.Config.Network cold
            serial[4]                         VM.Config.HWType    cold
            shares:int(0..50000)              VM.Config.Memory    now
            smbios1:props(smbios)             VM.Config.HWType    cold
            sockets:int(1..)                  VM.Config.CPU       cold
            spice_enhancements                root                cold
            sshkeys                           VM.Config.Cloudinit|VM.Config.Network cold
            startdate                         VM.Config.Options   cold
            startup:props(startup)            VM.Config.Options   now
            tablet:bool                       VM.Config.HWType    usb
            tags:tags                         VM.Config.Options   now
            tdf:bool                          VM.Config.Options   cold
            template:bool                     VM.Config.Options   cold
            tpmstate[1]:props(tpm)            disk                cold
            unused[256]                       VM.Config.Disk      now
            usb[14]:props(usb)                VM.Config.HWType    usb
            vcpus:int(1..)                    VM.Config.CPU       cpu
            vga:props(vga)                    VM.Config.HWType    cold
            virtio[16]:props(disk)            disk                disk
            virtiofs[10]:props(virtiofs)      VM.Config.HWType    cold
            vmgenid                           root                cold
            vmstatestorage                    VM.Config.Disk      now
            watchdog:props(watchdog)          VM.Config.HWType    cold
            """;
    private static final String LXC_LINES = """
            arch:one(amd64|i386|arm64|armhf|riscv32|riscv64) VM.Config.Options cold
            cmode:one(shell|console|tty)      VM.Config.Options   cold
            console:bool                      VM.Config.Options   cold
            cores:int(1..8192)                VM.Config.CPU       now
            cpulimit:num(0..8192)             VM.Config.CPU       now
            cpuunits:int(0..500000)           VM.Config.CPU       now
            debug:bool                        VM.Config.Options   now
            description                       VM.Config.Options   now
            dev[256]:props(dev)               root                cold
            entrypoint                        VM.Config.Options   cold
            env                               VM.Config.Options   cold
            features:props(features)          VM.Allocate         cold
            hookscript                        root                now
            hostname:dns                      VM.Config.Network   now
            lock:one(backup|create|destroyed|disk|fstrim|migrate|mounted|rollback|snapshot|snapshot-delete) root now
            memory:int(16..)                  VM.Config.Memory    now
            mp[256]:props(mp)                 disk                now
            nameserver                        VM.Config.Network   now
            net[32]:props(lxcnet)             VM.Config.Network   now
            onboot:bool                       VM.Config.Options   now
            ostype                            VM.Config.Options   cold
            protection:bool                   VM.Config.Options   now
            rootfs:props(rootfs)              disk                cold
            searchdomain                      VM.Config.Network   now
            startup:props(startup)            VM.Config.Options   now
            swap:int(0..)                     VM.Config.Memory    now
            tags:tags                         VM.Config.Options   now
            template:bool                     VM.Config.Options   cold
            timezone                          VM.Config.Options   now
            tty:int(0..6)                     VM.Config.Options   cold
            unprivileged:bool                 VM.Allocate         cold
            unused[256]                       VM.Config.Disk      now
            """;
    static final GuestOptions QEMU = new GuestOptions(QEMU_LINES);
    static final GuestOptions LXC = new GuestOptions(LXC_LINES);

    private final List<GuestOption> options = new ArrayList<>();

    private GuestOptions(String lines) {
        for (String line : lines.strip().split("\n")) {
            String[] words = line.strip().split("\\s+");
            options.add(new GuestOption(
                    Formats.parameter(words[0]),
                    words[1].equals("disk") ? List.of() : Arrays.asList(words[1].split("\\|")),
                    GuestOption.Plug.valueOf(words[2].toUpperCase(Locale.ROOT))));
        }
    }

    static GuestOptions of(Guest.Kind kind) {
        return kind == Guest.Kind.QEMU ? QEMU : LXC;
    }

    Optional<GuestOption> find(String key) {
        return options.stream().filter(option -> option.parameter().covers(key)).findFirst();
    }

    ParameterTable parameters() {
        return new ParameterTable(options.stream().map(GuestOption::parameter).toList());
    }

    /** The value as it goes out as JSON. */
    Object json(String key, String value) {
        return find(key).map(option -> option.parameter().type().json(value)).orElse(value);
    }

    /** The value as it is kept. */
    String normal(String key, String value) {
        return find(key).map(option -> option.parameter().type().normal(value)).orElse(value);
    }
}
