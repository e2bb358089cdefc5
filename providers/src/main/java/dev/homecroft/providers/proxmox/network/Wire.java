package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.settings.table.Remark;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An interface of a node, as its file has it.
 *
 * @param options in the API's words, each in one form; what is not set is not there
 */
record Wire(String name, SortedMap<String, String> options) {
    Wire {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** One that is not there yet: it comes up with the node. */
    static Wire fresh(String name) {
        return new Wire(name, new TreeMap<>()).with(WireOption.AUTOSTART, "1");
    }

    static Wire read(String name, Json.Obj row) {
        SortedMap<String, String> options = new TreeMap<>();
        for (WireOption option : WireOption.values()) {
            put(options, option.wire(), option.read(row));
        }
        address(row, WireOption.ADDRESS, "address", "netmask", options);
        address(row, WireOption.ADDRESS6, "address6", "netmask6", options);
        return new Wire(name, options);
    }

    /** Older releases give address and length of prefix apart. */
    private static void address(
            Json.Obj row, WireOption option, String address, String mask, SortedMap<String, String> options) {
        Optional<String> prefix = row.text(mask).filter(text -> text.matches("[0-9]{1,3}"));
        if (!options.containsKey(option.wire()) && prefix.isPresent()) {
            row.text(address).ifPresent(text -> options.put(option.wire(), text + "/" + prefix.get()));
        }
    }

    private static void put(SortedMap<String, String> options, String name, String text) {
        if (text.isEmpty()) {
            options.remove(name);
        } else {
            options.put(name, text);
        }
    }

    Wire with(WireOption option, String text) {
        SortedMap<String, String> changed = new TreeMap<>(options);
        put(changed, option.wire(), text);
        return new Wire(name, changed);
    }

    /** The text of an option; empty when it is not set. */
    String text(WireOption option) {
        return options.getOrDefault(option.wire(), "");
    }

    String kind() {
        return text(WireOption.KIND);
    }

    /** What it is made on: ports of a bridge, members of a bond, the device of a VLAN. */
    List<String> below() {
        String names = switch (kind()) {
            case "bond" -> text(WireOption.BOND_PORTS);
            case "vlan" -> text(WireOption.DEVICE);
            default -> text(WireOption.BRIDGE_PORTS);
        };
        return Arrays.stream(names.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    Remark remark() {
        return Remark.parse(text(WireOption.COMMENT));
    }

    boolean isMadeBy(String lab, Address address) {
        return remark().isOf(lab, address);
    }

    /** Its address without the length of its prefix, for each family that it has. */
    List<String> addresses() {
        return java.util.stream.Stream.of(text(WireOption.ADDRESS), text(WireOption.ADDRESS6))
                .filter(cidr -> !cidr.isEmpty())
                .map(cidr -> cidr.substring(0, cidr.indexOf('/') < 0 ? cidr.length() : cidr.indexOf('/')))
                .toList();
    }

    /** In our fields, with what the node takes where nothing is set. */
    Fields fields() {
        Fields.Builder fields = Fields.builder();
        boolean isBridge = kind().equals("bridge");
        if (isBridge || kind().equals("bond")) {
            fields.put(WireOption.BRIDGE_PORTS.field(), Value.ofTexts(List.of()));
        }
        if (isBridge) {
            fields.put(WireOption.VLAN_AWARE.field(), false);
        }
        fields.put(WireOption.AUTOSTART.field(), text(WireOption.AUTOSTART).isEmpty() ? "0" : "1");
        for (WireOption option : WireOption.values()) {
            String text = text(option);
            if (option == WireOption.COMMENT) {
                text = remark().text();
            }
            if (!text.isEmpty()) {
                fields.put(option.field(), option.value(text));
            }
        }
        return fields.build();
    }
}
