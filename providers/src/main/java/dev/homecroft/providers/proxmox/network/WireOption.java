package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.state.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Options of an interface in the API, and our names of them. */
enum WireOption {
    KIND("kind", "type", Form.TEXT),
    BRIDGE_PORTS("ports", "bridge_ports", Form.WORDS),
    BOND_PORTS("ports", "slaves", Form.WORDS),
    VLAN_AWARE("vlan-aware", "bridge_vlan_aware", Form.FLAG),
    VLANS("vlans", "bridge_vids", Form.RANGES),
    MODE("mode", "bond_mode", Form.TEXT),
    HASH("hash", "bond_xmit_hash_policy", Form.TEXT),
    PRIMARY("primary", "bond-primary", Form.TEXT),
    VLAN("vlan", "vlan-id", Form.WHOLE),
    DEVICE("device", "vlan-raw-device", Form.TEXT),
    ADDRESS("address", "cidr", Form.TEXT),
    ADDRESS6("address6", "cidr6", Form.TEXT),
    GATEWAY("gateway", "gateway", Form.TEXT),
    GATEWAY6("gateway6", "gateway6", Form.TEXT),
    MTU("mtu", "mtu", Form.WHOLE),
    COMMENT("comment", "comments", Form.TEXT),
    AUTOSTART("raw:autostart", "autostart", Form.FLAG),
    COMMENT6("raw:comments6", "comments6", Form.TEXT),
    OVS_BONDS("raw:ovs_bonds", "ovs_bonds", Form.WORDS),
    OVS_BRIDGE("raw:ovs_bridge", "ovs_bridge", Form.TEXT),
    OVS_OPTIONS("raw:ovs_options", "ovs_options", Form.TEXT),
    OVS_PORTS("raw:ovs_ports", "ovs_ports", Form.WORDS),
    OVS_TAG("raw:ovs_tag", "ovs_tag", Form.WHOLE);

    /** What is passed through as it stands has this before its name. */
    static final String RAW = "raw:";

    /** What an option looks like, in one form where the API has several. */
    private enum Form {
        TEXT,
        /** Set or not there. */
        FLAG,
        WHOLE,
        /** A set of words with blanks between. */
        WORDS,
        /** Words with blanks between, in their order. */
        RANGES;

        private String canonical(String text) {
            return switch (this) {
                case TEXT, WHOLE -> text.strip();
                case FLAG -> List.of("1", "yes", "true", "on").contains(text.strip()) ? "1" : "";
                case WORDS ->
                    String.join(" ", Words.items(text).sorted().distinct().toList());
                case RANGES -> String.join(" ", Words.items(text).toList());
            };
        }
    }

    private final String field;
    private final String wire;
    private final Form form;

    WireOption(String field, String wire, Form form) {
        this.field = field;
        this.wire = wire;
        this.form = form;
    }

    String field() {
        return field;
    }

    /** The API's name of it. */
    String wire() {
        return wire;
    }

    boolean isRaw() {
        return field.startsWith(RAW);
    }

    /** @param kind of the interface, as bridges and bonds call their ports otherwise */
    static Optional<WireOption> of(String field, String kind) {
        if (field.equals(BRIDGE_PORTS.field)) {
            return Optional.of(kind.equals("bond") ? BOND_PORTS : BRIDGE_PORTS);
        }
        return Arrays.stream(values())
                .filter(option -> option.field.equals(field))
                .findFirst();
    }

    /** What a row of an answer says; empty when nothing. */
    String read(Json.Obj row) {
        return form.canonical(row.text(wire).orElse(""));
    }

    /** The API's text for a value; empty for one that is as if it were not set. */
    String write(Value value) {
        return switch (value) {
            case Value.Items(var items) ->
                form.canonical(
                        String.join(" ", items.stream().map(Value::toString).toList()));
            case Value.Flag(boolean flag) -> flag ? "1" : "";
            case Value.Text _, Value.Whole _, Value.Size _, Value.Hidden _ -> form.canonical(value.toString());
        };
    }

    /** The value behind a text of the API that is not empty. */
    Value value(String text) {
        return switch (form) {
            case TEXT, RANGES -> Value.of(text);
            case FLAG -> isRaw() ? Value.of(text) : Value.of(true);
            case WHOLE -> whole(text);
            case WORDS ->
                isRaw() ? Value.of(text) : Value.ofTexts(Words.items(text).toList());
        };
    }

    private Value whole(String text) {
        boolean isNumber = !isRaw() && text.matches("[0-9]{1,9}");
        return isNumber ? Value.of(Long.parseLong(text)) : Value.of(text);
    }
}
