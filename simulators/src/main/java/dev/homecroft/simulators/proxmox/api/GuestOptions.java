package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.values.Parameter;
import dev.homecroft.simulators.values.ParameterTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All options of virtual machines and of containers, with the right that each needs. */
final class GuestOptions {
    private static final String QEMU_LINES = """
            acpi                  VM.Config.HWType                             cold
            affinity              root                                         cold
            agent                 VM.Config.Options                            cold
            allow-ksm             VM.Config.Memory                             cold
            amd-sev               root                                         cold
            arch                  root                                         cold
            args                  root                                         cold
            audio0                VM.Config.HWType                             cold
            autostart             VM.Config.Options                            cold
            balloon               VM.Config.Memory                             cold
            bios                  VM.Config.Options                            cold
            boot                  VM.Config.Disk                               cold
            bootdisk              VM.Config.Disk                               cold
            cdrom                 VM.Config.CDROM                              now
            cicustom              VM.Config.Cloudinit|VM.Config.Network        cold
            cipassword            VM.Config.Cloudinit|VM.Config.Network        cold
            citype                VM.Config.Cloudinit|VM.Config.Network        cold
            ciupgrade             VM.Config.Cloudinit|VM.Config.Network        cold
            ciuser                VM.Config.Cloudinit|VM.Config.Network        cold
            cores                 VM.Config.CPU                                cpu
            cpu                   VM.Config.CPU                                cold
            cpulimit              VM.Config.CPU                                cpu
            cpuunits              VM.Config.CPU                                cpu
            description           VM.Config.Options                            now
            efidisk0              disk                                         cold
            freeze                VM.PowerMgmt                                 cold
            hookscript            root                                         now
            hostpci[n]            VM.Config.HWType                             cold
            hotplug               VM.Config.HWType                             cold
            hugepages             root                                         cold
            ide[n]                disk                                         cold
            intel-tdx             root                                         cold
            ipconfig[n]           VM.Config.Cloudinit|VM.Config.Network        cold
            ivshmem               root                                         cold
            keephugepages         root                                         cold
            keyboard              VM.Config.Options                            cold
            kvm                   VM.Config.HWType                             cold
            localtime             VM.Config.Options                            cold
            lock                  root                                         now
            machine               VM.Config.HWType                             cold
            memory                VM.Config.Memory                             memory
            migrate_downtime      VM.Config.Options                            now
            migrate_speed         VM.Config.Options                            now
            name                  VM.Config.Options                            now
            nameserver            VM.Config.Cloudinit|VM.Config.Network        cold
            net[n]                VM.Config.Network                            network
            numa                  VM.Config.CPU                                cold
            numa[n]               VM.Config.CPU                                cold
            onboot                VM.Config.Options                            now
            ostype                VM.Config.Options                            cold
            parallel[n]           root                                         cold
            protection            VM.Config.Options                            now
            reboot                VM.Config.Options                            cold
            rng0                  VM.Config.HWType                             cold
            sata[n]               disk                                         cold
            scsi[n]               disk                                         disk
            scsihw                VM.Config.HWType                             cold
            searchdomain          VM.Config.Cloudinit|VM.Config.Network        cold
            serial[n]             VM.Config.HWType                             cold
            shares                VM.Config.Memory                             now
            smbios1               VM.Config.HWType                             cold
            sockets               VM.Config.CPU                                cold
            spice_enhancements    root                                         cold
            sshkeys               VM.Config.Cloudinit|VM.Config.Network        cold
            startdate             VM.Config.Options                            cold
            startup               VM.Config.Options                            now
            tablet                VM.Config.HWType                             usb
            tags                  VM.Config.Options                            now
            tdf                   VM.Config.Options                            cold
            template              VM.Config.Options                            cold
            tpmstate0             disk                                         cold
            unused[n]             VM.Config.Disk                               now
            usb[n]                VM.Config.HWType                             usb
            vcpus                 VM.Config.CPU                                cpu
            vga                   VM.Config.HWType                             cold
            virtio[n]             disk                                         disk
            virtiofs[n]           VM.Config.HWType                             cold
            vmgenid               root                                         cold
            vmstatestorage        VM.Config.Disk                               now
            watchdog              VM.Config.HWType                             cold
            """;
    private static final String LXC_LINES = """
            arch                  VM.Config.Options                            cold
            cmode                 VM.Config.Options                            cold
            console               VM.Config.Options                            cold
            cores                 VM.Config.CPU                                now
            cpulimit              VM.Config.CPU                                now
            cpuunits              VM.Config.CPU                                now
            debug                 VM.Config.Options                            now
            description           VM.Config.Options                            now
            dev[n]                root                                         cold
            entrypoint            VM.Config.Options                            cold
            env                   VM.Config.Options                            cold
            features              VM.Allocate                                  cold
            hookscript            root                                         now
            hostname              VM.Config.Network                            now
            lock                  root                                         now
            memory                VM.Config.Memory                             now
            mp[n]                 disk                                         now
            nameserver            VM.Config.Network                            now
            net[n]                VM.Config.Network                            now
            onboot                VM.Config.Options                            now
            ostype                VM.Config.Options                            cold
            protection            VM.Config.Options                            now
            rootfs                disk                                         cold
            searchdomain          VM.Config.Network                            now
            startup               VM.Config.Options                            now
            swap                  VM.Config.Memory                             now
            tags                  VM.Config.Options                            now
            template              VM.Config.Options                            cold
            timezone              VM.Config.Options                            now
            tty                   VM.Config.Options                            cold
            unprivileged          VM.Allocate                                  cold
            unused[n]             VM.Config.Disk                               now
            """;
    private static final GuestOptions QEMU = new GuestOptions(QEMU_LINES, "/nodes/{node}/qemu/{vmid}/config");
    private static final GuestOptions LXC = new GuestOptions(LXC_LINES, "/nodes/{node}/lxc/{vmid}/config");

    private final List<GuestOption> options = new ArrayList<>();
    private final Map<String, GuestOption> plain = new HashMap<>();
    private final Map<String, GuestOption> numbered = new HashMap<>();

    private GuestOptions(String lines, String path) {
        ParameterTable contract = Contract.proxmoxVe().method("PUT", path).parameters();
        for (String line : lines.strip().split("\n")) {
            String[] words = line.strip().split("\\s+");
            String example = words[0].replace("[n]", "0");
            Parameter parameter = contract.find(example)
                    .orElseThrow(() -> new IllegalArgumentException("not in the contract: " + example));
            options.add(new GuestOption(
                    parameter,
                    words[1].equals("disk") ? List.of() : Arrays.asList(words[1].split("\\|")),
                    GuestOption.Plug.valueOf(words[2].toUpperCase(Locale.ROOT))));
        }
        for (GuestOption option : options) {
            Parameter parameter = option.parameter();
            (parameter.indexes() == 0 ? plain : numbered).put(parameter.name(), option);
        }
    }

    private static String withoutNumber(String key) {
        int end = key.length();
        while (end > 0 && key.charAt(end - 1) >= '0' && key.charAt(end - 1) <= '9') {
            end--;
        }
        return key.substring(0, end);
    }

    static GuestOptions of(Guest.Kind kind) {
        return kind == Guest.Kind.QEMU ? QEMU : LXC;
    }

    Optional<GuestOption> find(String key) {
        return Optional.ofNullable(plain.get(key))
                .or(() -> Optional.ofNullable(numbered.get(withoutNumber(key)))
                        .filter(option -> option.parameter().covers(key)));
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
