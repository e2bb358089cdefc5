package dev.homecroft.providers.proxmox.settings.declared;

import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.model.virt.Backing;
import dev.homecroft.model.virt.RawOptions;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Storages, mappings and folders, as the lab states them. */
final class StorageDeclared {
    /** The option that a lab's {@code export} is, by kind of storage. */
    private static final Map<String, String> EXPORT =
            Map.of("nfs", "export", "cifs", "share", "zfspool", "pool", "rbd", "pool", "lvmthin", "thin-pool");

    /** What the installer makes, one or two of them. A lab says what they are for; they are taken as they are. */
    private static final Set<String> INSTALLED = Set.of("local", "local-lvm", "local-zfs", "local-btrfs");

    private static final Set<String> MAY_BE_SHARED = Set.of("dir", "lvm");

    private final Lab lab;
    private final Hypervisor hypervisor;
    private final List<Declared> all = new ArrayList<>();

    StorageDeclared(Lab lab, Hypervisor hypervisor) {
        this.lab = lab;
        this.hypervisor = hypervisor;
    }

    List<Declared> all() {
        hypervisor.storages().values().stream()
                .filter(storage -> !INSTALLED.contains(storage.name()))
                .forEach(this::storage);
        hypervisor.mappings().values().forEach(this::mapping);
        hypervisor.settings().directories().forEach(this::directory);
        return all;
    }

    static void raw(Map<String, String> options, Fields.Builder fields) {
        options.forEach((name, value) -> fields.put(SettingKind.RAW + name, value));
    }

    private void storage(Hypervisor.Storage storage) {
        Backing backing = storage.backing();
        Fields.Builder fields = Fields.builder()
                .put("kind", storage.kind())
                .put("path", storage.path().map(Value::of))
                .put("server", backing.server().map(Value::of))
                .put("volume-group", backing.volumeGroup().map(Value::of))
                .put(
                        "datastore",
                        backing.datastore()
                                .filter(_ -> storage.kind().equals("pbs"))
                                .map(ref -> Value.of(ref.name())))
                .put("namespace", backing.namespace().map(Value::of))
                .put("user", backing.user().map(Value::of))
                .put("password", backing.password().map(Value::of))
                .put("fingerprint", backing.fingerprint().map(Value::of))
                .put("encryption-key", backing.encryptionKey().map(Value::of))
                .put("options", backing.options().map(Value::of))
                .put("keep", backing.keep().map(StorageDeclared::keep));
        backing.export().ifPresent(text -> fields.put(EXPORT.getOrDefault(storage.kind(), "export"), text));
        if (!storage.content().isEmpty()) {
            fields.put("content", Form.set(storage.content()));
        }
        if (!storage.nodes().isEmpty()) {
            fields.put("nodes", Form.set(storage.nodes().stream().map(Ref::name).toList()));
        }
        if (MAY_BE_SHARED.contains(storage.kind()) && storage.origin().states("shared")) {
            fields.put("shared", storage.shared());
        }
        if (!backing.enabled() || storage.origin().states("enabled")) {
            fields.put("enabled", backing.enabled());
        }
        raw(RawOptions.of(backing.raw()), fields);
        all.add(new Declared("storage", storage.name(), fields.build(), List.of(), storage.origin()));
    }

    static Value keep(Backups.Retention keep) {
        Map<String, Optional<Long>> counts = new TreeMap<>(Map.of(
                "keep-last", keep.last(),
                "keep-hourly", keep.hourly(),
                "keep-daily", keep.daily(),
                "keep-weekly", keep.weekly(),
                "keep-monthly", keep.monthly(),
                "keep-yearly", keep.yearly()));
        List<String> parts = new ArrayList<>();
        counts.forEach((name, count) -> count.ifPresent(number -> parts.add(name + "=" + number)));
        return Value.of(String.join(",", parts));
    }

    /** Only what is known of a device can be mapped: its place, and who made it. */
    private void mapping(Hypervisor.Mapping mapping) {
        List<String> lines = new ArrayList<>();
        boolean isUsb = false;
        for (Hypervisor.DeviceOf of : mapping.devices().values()) {
            Optional<Host.HostDevice> device = lab.host(of.host())
                    .flatMap(host -> Optional.ofNullable(host.devices().get(of.device())));
            isUsb |= device.flatMap(Host.HostDevice::usb).isPresent();
            device.ifPresent(known -> lines.add(line(of.host().name(), known)));
        }
        Fields.Builder fields = Fields.builder().put("type", isUsb ? "usb" : "pci");
        if (!lines.isEmpty()) {
            fields.put("devices", Form.set(lines));
        }
        all.add(new Declared("mapping", mapping.name(), fields.build(), List.of(), mapping.origin()));
    }

    private static String line(String node, Host.HostDevice device) {
        List<String> parts = new ArrayList<>();
        device.id().ifPresent(id -> parts.add("id=" + id));
        parts.add("node=" + node);
        device.pci().or(device::usb).ifPresent(path -> parts.add("path=" + path));
        return String.join(",", parts);
    }

    private void directory(String name, Map<String, String> folders) {
        List<String> lines = new ArrayList<>();
        folders.forEach((node, path) -> lines.add("node=%s,path=%s".formatted(node, path)));
        Fields fields = Fields.builder().put("folders", Form.set(lines)).build();
        all.add(new Declared("directory", name, fields, List.of(), hypervisor.origin()));
    }
}
