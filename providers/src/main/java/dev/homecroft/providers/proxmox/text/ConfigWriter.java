package dev.homecroft.providers.proxmox.text;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes our fields as options of the API: the inverse of {@link ConfigReader}. Secrets stay references. */
public final class ConfigWriter {
    private static final ByteSize SMALLEST = ByteSize.ofGibi(1);

    private final GuestKind kind;
    private final Fields fields;
    private final SortedMap<String, Value> options = new TreeMap<>();

    private ConfigWriter(GuestKind kind, Fields fields) {
        this.kind = kind;
        this.fields = fields;
    }

    public static SortedMap<String, Value> write(GuestKind kind, Fields fields) {
        ConfigWriter writer = new ConfigWriter(kind, fields);
        writer.plain();
        writer.groups();
        writer.devices();
        return writer.options;
    }

    private void put(String key, String value) {
        options.put(key, Value.of(value));
    }

    private void plain() {
        fields.text("name").ifPresent(name -> put(kind == GuestKind.QEMU ? "name" : "hostname", name));
        fields.whole("cpu.cores").ifPresent(cores -> put("cores", cores.toString()));
        fields.whole("cpu.sockets").ifPresent(sockets -> put("sockets", sockets.toString()));
        fields.size("memory").ifPresent(size -> put("memory", Long.toString(size.toMebi())));
        fields.size("memory-minimum").ifPresent(size -> put("balloon", Long.toString(size.toMebi())));
        for (String flag : new String[] {"onboot", "protection", "unprivileged"}) {
            fields.flag(flag).ifPresent(on -> put(flag, Words.flag(on)));
        }
        fields.flag("cloud-init.upgrade").ifPresent(on -> put("ciupgrade", Words.flag(on)));
        fields.text("firmware").ifPresent(type -> put("bios", type.equals("uefi") ? "ovmf" : "seabios"));
        fields.text("os").ifPresent(os -> put("ostype", os));
        fields.text("machine").ifPresent(machine -> put("machine", machine));
        fields.text("startup").ifPresent(startup -> put("startup", startup));
        fields.text("cloud-init.user").ifPresent(user -> put("ciuser", user));
        fields.get("cloud-init.password").ifPresent(password -> options.put("cipassword", password));
        fields.text("dns.domain").ifPresent(domain -> put("searchdomain", domain));
        if (fields.flag("serial").orElse(false)) {
            put("serial0", "socket");
        }
        options.putAll(fields.below("raw").values());
    }

    private void groups() {
        list("tags", ";").ifPresent(tags -> put("tags", tags));
        list("dns.servers", " ").ifPresent(servers -> put("nameserver", servers));
        list("cloud-init.keys", "\n").ifPresent(keys -> put("sshkeys", Words.encode(keys)));
        fields.get("features").ifPresent(features -> put("features", features(features)));
        cpu();
        agent();
        volume("efi", "efidisk0", "efitype=4m,pre-enrolled-keys=0");
        if (fields.flag("tpm").orElse(fields.has("tpm-disk.storage"))) {
            volume("tpm-disk", "tpmstate0", "version=v2.0");
        }
        fields.text("cloud-init.storage")
                .ifPresent(storage -> put(fields.text("cloud-init.slot").orElse("ide2"), storage + ":cloudinit"));
        fields.below("cdrom").values().forEach((slot, volume) -> put(slot, volume + ",media=cdrom"));
    }

    private void devices() {
        for (String slot : fields.entries("disks")) {
            Fields disk = fields.below("disks." + slot);
            put(
                    slot,
                    disk.has("volume")
                            ? DiskText.attached(disk)
                            : DiskText.allocated(disk, disk.size("size").orElse(SMALLEST)));
        }
        for (String slot : fields.entries("nics")) {
            Fields nic = fields.below("nics." + slot);
            if (NicText.isDevice(nic)) {
                put(slot, kind == GuestKind.QEMU ? NicText.writeQemu(nic) : NicText.writeLxc(slot, nic));
            }
            if (kind == GuestKind.QEMU) {
                NicText.writeIpConfig(nic).ifPresent(text -> put("ipconfig" + slot.substring("net".length()), text));
            }
        }
        for (String slot : fields.entries("passthrough")) {
            put(slot, parts(fields.below("passthrough." + slot), "host"));
        }
    }

    private void cpu() {
        Fields cpu = fields.below("cpu");
        Map<String, String> parts = new LinkedHashMap<>();
        cpu.values().forEach((key, value) -> {
            if (!key.equals("cores") && !key.equals("sockets") && !key.equals("type")) {
                parts.put(key, value.toString());
            }
        });
        if (cpu.has("type") || !parts.isEmpty()) {
            put("cpu", new PropertyString(cpu.text("type"), parts).toString());
        }
    }

    private void agent() {
        fields.flag("agent").ifPresent(enabled -> {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("enabled", Words.flag(enabled));
            fields.below("agent").values().forEach((key, value) -> parts.put(key, value.toString()));
            put("agent", new PropertyString(Optional.empty(), parts).toString());
        });
    }

    /** A small helper disk: as it is attached, or a new one with the given options. */
    private void volume(String path, String key, String fresh) {
        Fields disk = fields.below(path);
        if (disk.has("volume")) {
            put(key, parts(disk, "volume"));
        } else {
            disk.text("storage").ifPresent(storage -> put(key, storage + ":1," + fresh));
        }
    }

    private static String parts(Fields device, String lead) {
        Map<String, String> parts = new LinkedHashMap<>();
        device.values().forEach((key, value) -> {
            if (!key.equals(lead) && !key.equals("storage")) {
                parts.put(key, value instanceof Value.Flag(boolean on) ? Words.flag(on) : value.toString());
            }
        });
        return new PropertyString(device.text(lead), parts).toString();
    }

    private Optional<String> list(String path, String separator) {
        return fields.get(path)
                .filter(Value.Items.class::isInstance)
                .map(value -> ((Value.Items) value)
                        .values().stream().map(Value::toString).collect(Collectors.joining(separator)));
    }

    static String features(Value features) {
        return features instanceof Value.Items(var items)
                ? items.stream()
                        .map(Value::toString)
                        .map(name -> name.contains("=") ? name : name + "=1")
                        .collect(Collectors.joining(","))
                : features.toString();
    }
}
