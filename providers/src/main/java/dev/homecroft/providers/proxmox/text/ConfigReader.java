package dev.homecroft.providers.proxmox.text;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a guest's configuration into our fields. What has no field of its own keeps the API's key below {@code raw}, and what
 * a device has beyond ours keeps its key below the device, so that {@link ConfigWriter} can write back all of it.
 */
public final class ConfigReader {
    /** Made or kept by the server, or read elsewhere; never a field. */
    private static final Set<String> NO_FIELD =
            Set.of("digest", "description", "smbios1", "vmgenid", "meta", "cipassword", "lock", "parent", "snaptime");

    private final GuestKind kind;
    private final Fields.Builder fields = Fields.builder();

    private ConfigReader(GuestKind kind) {
        this.kind = kind;
    }

    public static Fields read(GuestKind kind, Map<String, String> config) {
        ConfigReader reader = new ConfigReader(kind);
        config.forEach(reader::option);
        return reader.fields.build();
    }

    private void option(String key, String value) {
        if (NO_FIELD.contains(key)) {
            return;
        }
        if (Slot.isDisk(key)) {
            DiskText.read(key, value, fields);
        } else if (Slot.isNic(key)) {
            NicText.read(kind, key, value, fields);
        } else if (Slot.isAddresses(key)) {
            NicText.readAddresses("net" + key.substring("ipconfig".length()), PropertyString.parse(value), fields);
        } else if (Slot.isPassthrough(key)) {
            passthrough(key, PropertyString.parse(value));
        } else {
            plain(key, value);
        }
    }

    private void passthrough(String key, PropertyString device) {
        device.lead().ifPresent(host -> fields.put("passthrough." + key + ".host", host));
        device.parts().forEach((part, text) -> {
            Value value = part.equals("pcie") ? Words.flag(text).map(Value::of).orElse(Value.of(text)) : Value.of(text);
            fields.put("passthrough." + key + "." + part, value);
        });
    }

    private void plain(String key, String value) {
        switch (key) {
            case "name", "hostname" -> fields.put("name", Names.guest(value));
            case "cores" -> whole("cpu.cores", key, value);
            case "sockets" -> whole("cpu.sockets", key, value);
            case "cpu" -> cpu(PropertyString.parse(value));
            case "memory" -> memory(PropertyString.parse(value));
            case "balloon" -> mebi("memory-minimum", key, value);
            case "onboot", "protection", "template", "unprivileged" -> flag(key, key, value);
            case "ciupgrade" -> flag("cloud-init.upgrade", key, value);
            case "tags" -> fields.put("tags", tags(value));
            case "bios" -> fields.put("firmware", value.equals("ovmf") ? "uefi" : "bios");
            case "efidisk0" -> volume("efi", PropertyString.parse(value));
            case "tpmstate0" -> {
                fields.put("tpm", true);
                volume("tpm-disk", PropertyString.parse(value));
            }
            case "agent" -> agent(PropertyString.parse(value));
            case "serial0" -> serial(value);
            case "ostype" -> fields.put("os", value);
            case "machine" -> fields.put("machine", value);
            case "startup" -> fields.put("startup", startup(value));
            case "ciuser" -> fields.put("cloud-init.user", value);
            case "sshkeys" -> fields.put("cloud-init.keys", lines(Words.decode(value)));
            case "nameserver" -> fields.put("dns.servers", words(value));
            case "searchdomain" -> fields.put("dns.domain", value.strip());
            case "features" -> fields.put("features", features(value));
            default -> fields.put((isUnused(key) ? "unused." : "raw.") + key, value.strip());
        }
    }

    /** A volume that hangs nowhere. */
    private static boolean isUnused(String key) {
        return key.matches("unused[0-9]+");
    }

    private void whole(String path, String key, String value) {
        boolean isNumber = value.matches("[0-9]{1,9}");
        fields.put(isNumber ? path : "raw." + key, isNumber ? Value.of(Long.parseLong(value)) : Value.of(value));
    }

    private void mebi(String path, String key, String value) {
        boolean isNumber = value.matches("[0-9]{1,9}");
        fields.put(
                isNumber ? path : "raw." + key,
                isNumber ? Value.of(ByteSize.ofMebi(Long.parseLong(value))) : Value.of(value));
    }

    private void flag(String path, String key, String value) {
        Words.flag(value).ifPresentOrElse(flag -> fields.put(path, flag), () -> fields.put("raw." + key, value));
    }

    private void cpu(PropertyString cpu) {
        cpu.lead().or(() -> cpu.get("cputype")).ifPresent(type -> fields.put("cpu.type", type));
        cpu.parts().forEach((part, text) -> {
            if (!part.equals("cputype")) {
                fields.put("cpu." + part, text);
            }
        });
    }

    private void memory(PropertyString memory) {
        mebi("memory", "memory", memory.get("current").or(memory::lead).orElse(""));
    }

    private void agent(PropertyString agent) {
        String enabled = agent.get("enabled").or(agent::lead).orElse("0");
        fields.put("agent", Words.flag(enabled).orElse(false));
        agent.parts().forEach((part, text) -> {
            if (!part.equals("enabled")) {
                fields.put("agent." + part, text);
            }
        });
    }

    private void serial(String value) {
        if (value.equals("socket")) {
            fields.put("serial", true);
        } else {
            fields.put("raw.serial0", value);
        }
    }

    private void volume(String path, PropertyString disk) {
        disk.lead().or(() -> disk.get("file")).ifPresent(volume -> {
            fields.put(path + ".volume", volume);
            fields.put(path + ".storage", Slot.storageOf(volume));
        });
        disk.parts().forEach((part, text) -> {
            if (!part.equals("file")) {
                fields.put(path + "." + part, text);
            }
        });
    }

    /** Tags are a set without case; the server sorts them as it likes. */
    public static Value tags(String text) {
        return Value.ofTexts(
                Words.items(text.toLowerCase(Locale.ROOT)).distinct().sorted().toList());
    }

    private static Value words(String text) {
        return Value.ofTexts(Words.items(text).toList());
    }

    private static Value lines(String text) {
        return Value.ofTexts(
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    /** {@code nesting} and {@code nesting=1} are the same, and what is off is not there. */
    public static Value features(String text) {
        return Value.ofTexts(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(feature -> !feature.isEmpty() && !feature.endsWith("=0"))
                .map(feature -> feature.endsWith("=1") ? feature.substring(0, feature.length() - 2) : feature)
                .sorted()
                .toList());
    }

    /** {@code order=1,up=30}; a number alone is the order. */
    static String startup(String text) {
        PropertyString parts = PropertyString.parse(text);
        StringBuilder canonical = new StringBuilder();
        for (String part : List.of("order", "up", "down")) {
            parts.get(part)
                    .or(() -> part.equals("order") ? parts.lead() : Optional.<String>empty())
                    .ifPresent(value -> canonical
                            .append(canonical.isEmpty() ? "" : ",")
                            .append(part)
                            .append('=')
                            .append(value));
        }
        return canonical.toString();
    }
}
