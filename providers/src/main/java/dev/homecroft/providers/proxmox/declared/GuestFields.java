package dev.homecroft.providers.proxmox.declared;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Status;
import dev.homecroft.providers.proxmox.text.ByRoot;
import dev.homecroft.providers.proxmox.text.ConfigReader;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A guest of the lab in our fields. Only what is stated becomes a field. Fields below {@code create} matter
 * when the guest is made or made anew and are never compared.
 */
public final class GuestFields {
    private final Lab lab;
    private final Hypervisor cluster;
    private final Guest guest;
    private final List<Diagnostic> problems;
    private final Fields.Builder fields = Fields.builder();

    private GuestFields(Lab lab, Hypervisor cluster, Guest guest, List<Diagnostic> problems) {
        this.lab = lab;
        this.cluster = cluster;
        this.guest = guest;
        this.problems = problems;
    }

    /** @param create how it is made, as far as that is known already */
    public static Fields of(Lab lab, Hypervisor cluster, Guest guest, Fields create, List<Diagnostic> problems) {
        GuestFields maker = new GuestFields(lab, cluster, guest, problems);
        maker.basics();
        maker.behaviour();
        maker.disks();
        maker.passthrough();
        maker.cloudInit();
        NicFields.put(lab, cluster, guest, maker.fields);
        NicFields.resolvers(lab, guest, maker.fields);
        return maker.fields
                .putAll(maker.raw())
                .putAll(ByRoot.of(guest))
                .put("note", GuestNote.text(lab, guest))
                .putAll(create)
                .build();
    }

    private void basics() {
        fields.put("type", guest.isVm() ? "vm" : "container")
                .put("name", guest.name())
                .put("id", guest.id().map(Value::of))
                .put("node", guest.node().map(node -> Value.of(node.name())))
                .put("spread", guest.spread().map(Value::of))
                .put("cpu.cores", guest.cpu().map(Value::of))
                .put("cpu.type", guest.cpuType().map(Value::of))
                .put("memory", guest.memory().map(Value::of))
                .put("memory-minimum", guest.memoryMinimum().map(Value::of))
                .put("machine", guest.machine().map(Value::of))
                .put("os", guest.osType().map(Value::of))
                .put("pool", guest.pool().or(cluster::pool).map(Value::of))
                .put("firmware", guest.firmware().map(type -> Value.of(type == Guest.Firmware.UEFI ? "uefi" : "bios")));
    }

    private void behaviour() {
        fields.put("tpm", guest.tpm().map(Value::of))
                .put("agent", guest.agent().map(Value::of))
                .put("serial", guest.serial().map(Value::of))
                .put("onboot", guest.onboot().map(Value::of))
                .put("protection", guest.protection().map(Value::of))
                .put("unprivileged", guest.unprivileged().map(Value::of))
                .put("startup", guest.startup().map(GuestFields::startup).map(Value::of));
        if (guest.template()) {
            fields.put("template", true);
        } else {
            boolean runs = guest.power() == Guest.Power.RUNNING && guest.status() == Status.ACTIVE;
            fields.put("power", runs ? "running" : "stopped");
        }
        if (!guest.tags().isEmpty()) {
            fields.put("tags", ConfigReader.tags(String.join(";", guest.tags())));
        }
        if (!guest.features().isEmpty()) {
            fields.put("features", ConfigReader.features(String.join(",", guest.features())));
        }
    }

    private static String startup(Guest.Startup startup) {
        StringBuilder text = new StringBuilder();
        startup.order().ifPresent(order -> text.append(",order=").append(order));
        startup.up().ifPresent(up -> text.append(",up=").append(up.toSeconds()));
        startup.down().ifPresent(down -> text.append(",down=").append(down.toSeconds()));
        return text.isEmpty() ? "" : text.substring(1);
    }

    private void disks() {
        Map<String, Guest.Disk> bySlot = Slots.disks(guest);
        bySlot.forEach((slot, disk) -> {
            String path = "disks." + slot + ".";
            String storage = disk.storage().or(() -> storageOf(disk)).orElseGet(this::defaultStorage);
            if (storage.isEmpty()) {
                noStorage(disk);
                return;
            }
            fields.put(path + "storage", storage)
                    .put(path + "size", disk.size().map(Value::of))
                    .put(
                            path + "mount",
                            disk.mount().filter(mount -> !slot.equals("rootfs")).map(Value::of))
                    .put(path + "ssd", disk.ssd().map(Value::of))
                    .put(path + "discard", disk.discard().map(Value::of))
                    .put(path + "backup", disk.backup().map(Value::of))
                    .put(path + "iothread", disk.iothread().map(Value::of));
            if (disk.keep()) {
                fields.put("create.keep." + slot, true);
            }
            fields.put("create.disk." + slot, disk.name());
            fields.put("create.attach." + slot, disk.volume().map(Value::of));
        });
        bySlot.keySet().stream().findFirst().ifPresent(slot -> fields.put("create.slot", slot));
        String first = bySlot.values().stream()
                .findFirst()
                .flatMap(Guest.Disk::storage)
                .orElseGet(this::defaultStorage);
        if (!first.isEmpty()) {
            fields.put("create.storage", first);
        }
    }

    /** Where the volume is that the disk is made from. */
    private static Optional<String> storageOf(Guest.Disk disk) {
        return disk.volume().map(Slot::storageOf).filter(storage -> !storage.isEmpty());
    }

    /** The first storage that may hold the disks of such a guest. */
    private String defaultStorage() {
        String content = guest.isVm() ? "images" : "rootdir";
        return cluster.storages().values().stream()
                .filter(storage -> storage.content().contains(content))
                .map(Hypervisor.Storage::name)
                .findFirst()
                .orElse("");
    }

    private void noStorage(Guest.Disk disk) {
        problems.add(Diagnostic.error(
                        "disk-without-storage",
                        "Nothing says on which storage the disk `%s` of `%s` is.".formatted(disk.name(), guest.name()))
                .at(disk.origin().key(), "needs `storage`")
                .about(new Address("guest", guest.name()))
                .hint("state `storage`, one of those of `%s`".formatted(cluster.name()))
                .build());
    }

    private void passthrough() {
        int pci = 0;
        int usb = 0;
        for (Guest.Passthrough device : guest.passthrough().values()) {
            boolean isUsb = isUsb(device.mapping());
            String slot = isUsb ? "usb" + usb++ : "hostpci" + pci++;
            fields.put("passthrough." + slot + ".mapping", device.mapping())
                    .put("passthrough." + slot + ".pcie", device.pcie().map(Value::of));
        }
    }

    /** A device without a PCI address hangs on USB. */
    private boolean isUsb(String mapping) {
        Hypervisor.Mapping found = cluster.mappings().get(mapping);
        return found != null
                && found.devices().values().stream()
                        .map(device ->
                                lab.host(device.host()).map(Host::devices).map(devices -> devices.get(device.device())))
                        .flatMap(Optional::stream)
                        .anyMatch(device -> device.pci().isEmpty());
    }

    private void cloudInit() {
        guest.cloudInit().ifPresent(init -> {
            Optional<SecretRef> password = init.password();
            if (!guest.isVm()) {
                // A container takes these only when it is made.
                password.ifPresent(ref -> fields.put("create.password", Value.of(ref)));
                fields.put("create.keys", Value.ofTexts(init.sshKeys()));
                return;
            }
            fields.put("cloud-init.user", init.user().map(Value::of))
                    .put("cloud-init.upgrade", init.upgrade().map(Value::of))
                    .put("cloud-init.password", password.map(Value::of));
            if (!init.sshKeys().isEmpty()) {
                fields.put("cloud-init.keys", Value.ofTexts(init.sshKeys()));
            }
            fields.put("create.cloud-init", true);
        });
    }

    /** The hypervisor's own options go the way that they would come back, so they compare like all others. */
    private Fields raw() {
        return ConfigReader.read(guest.isVm() ? GuestKind.QEMU : GuestKind.LXC, guest.raw());
    }
}
