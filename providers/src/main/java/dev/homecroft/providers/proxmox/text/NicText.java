package dev.homecroft.providers.proxmox.text;

import dev.homecroft.kernel.Mac;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Network interfaces between their text in the API and fields below {@code nics.netN}. */
public final class NicText {
    private static final Set<String> ADDRESSES = Set.of("ip", "gateway", "ip6", "gateway6");
    private static final Set<String> NUMBERS = Set.of("mtu", "queues");
    private static final Set<String> FLAGS = Set.of("firewall", "link_down");

    private NicText() {}

    static void read(GuestKind kind, String slot, String text, Fields.Builder fields) {
        PropertyString nic = PropertyString.parse(text);
        String path = "nics." + slot + ".";
        nic.lead().ifPresent(model -> fields.put(path + "model", model));
        nic.parts().forEach((key, value) -> {
            boolean isModelWithMac =
                    kind == GuestKind.QEMU && Mac.tryParse(value).isPresent() && !key.equals("macaddr");
            if (isModelWithMac) {
                fields.put(path + "model", key);
                mac(path, value, fields);
            } else {
                part(path, key, value, fields);
            }
        });
        if (kind == GuestKind.LXC) {
            readAddresses(slot, nic, fields);
        }
    }

    private static void part(String path, String key, String value, Fields.Builder fields) {
        switch (key) {
            case "macaddr", "hwaddr" -> mac(path, value, fields);
            case "ip", "gw", "ip6", "gw6" -> {}
            case "tag" -> fields.put(path + "vlan", number(value));
            default -> {
                Value typed = NUMBERS.contains(key)
                        ? number(value)
                        : FLAGS.contains(key)
                                ? Words.flag(value).map(Value::of).orElse(Value.of(value))
                                : Value.of(value);
                fields.put(path + key, typed);
            }
        }
    }

    private static Value number(String text) {
        return text.matches("[0-9]{1,9}") ? Value.of(Long.parseLong(text)) : Value.of(text);
    }

    private static void mac(String path, String text, Fields.Builder fields) {
        fields.put(path + "mac", Mac.tryParse(text).map(Mac::toString).orElse(text));
    }

    static void readAddresses(String slot, PropertyString text, Fields.Builder fields) {
        String path = "nics." + slot + ".";
        text.get("ip").ifPresent(ip -> fields.put(path + "ip", ip));
        text.get("gw").ifPresent(gateway -> fields.put(path + "gateway", gateway));
        text.get("ip6").ifPresent(ip -> fields.put(path + "ip6", ip));
        text.get("gw6").ifPresent(gateway -> fields.put(path + "gateway6", gateway));
    }

    /** Addresses alone are what is left of an interface that was taken away. */
    public static boolean isDevice(Fields nic) {
        return !ADDRESSES.containsAll(nic.values().keySet());
    }

    /** A virtual machine's interface; the MAC is always with it, or the server would make a new one. */
    static String writeQemu(Fields nic) {
        Map<String, String> parts = new LinkedHashMap<>();
        String model = nic.text("model").orElse("virtio");
        Optional<String> mac = nic.text("mac").map(text -> text.toUpperCase(Locale.ROOT));
        mac.ifPresent(text -> parts.put(model, text));
        others(nic, parts);
        return new PropertyString(mac.isPresent() ? Optional.empty() : Optional.of(model), parts).toString();
    }

    public static String writeLxc(String slot, Fields nic) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("name", nic.text("name").orElse("eth" + slot.substring("net".length())));
        nic.text("mac").ifPresent(mac -> parts.put("hwaddr", mac.toUpperCase(Locale.ROOT)));
        others(nic, parts);
        addresses(nic, parts);
        return new PropertyString(Optional.empty(), parts).toString();
    }

    /** The cloud-init side of a virtual machine's interface, if it has one. */
    static Optional<String> writeIpConfig(Fields nic) {
        Map<String, String> parts = new LinkedHashMap<>();
        addresses(nic, parts);
        return parts.isEmpty() ? Optional.empty() : Optional.of(new PropertyString(Optional.empty(), parts).toString());
    }

    private static void others(Fields nic, Map<String, String> parts) {
        nic.values().forEach((key, value) -> {
            switch (key) {
                case "model", "mac", "name", "ip", "gateway", "ip6", "gateway6" -> {}
                case "vlan" -> parts.put("tag", value.toString());
                default -> parts.put(key, value instanceof Value.Flag(boolean on) ? Words.flag(on) : value.toString());
            }
        });
    }

    private static void addresses(Fields nic, Map<String, String> parts) {
        for (String key : ADDRESSES.stream().sorted().toList()) {
            nic.text(key).ifPresent(value -> parts.put(key.replace("gateway", "gw"), value));
        }
    }
}
