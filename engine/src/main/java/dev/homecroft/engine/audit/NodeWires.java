package dev.homecroft.engine.audit;

import dev.homecroft.kernel.IpAddress;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The interfaces of one node by name, in the lab's words: {@code kind}, {@code ports}, {@code device}, {@code vlan}, {@code
 * vlan-aware}, {@code vlans}, {@code address}, {@code gateway}, {@code
 * raw:autostart}.
 */
record NodeWires(SortedMap<String, SortedMap<String, Value>> byName) {
    private static final String KIND = "kind";
    private static final String VLAN = "vlan";

    static NodeWires of(Fields fields) {
        SortedMap<String, SortedMap<String, Value>> byName = new TreeMap<>();
        fields.values().forEach((path, value) -> {
            int dot = path.lastIndexOf('.');
            if (dot > 0) {
                byName.computeIfAbsent(path.substring(0, dot), _ -> new TreeMap<>())
                        .put(path.substring(dot + 1), value);
            }
        });
        return new NodeWires(byName);
    }

    /** An interface that loses its kind is gone. */
    NodeWires after(List<FieldChange> changes) {
        SortedMap<String, SortedMap<String, Value>> after = new TreeMap<>();
        byName.forEach((name, fields) -> after.put(name, new TreeMap<>(fields)));
        for (FieldChange change : changes) {
            int dot = change.path().lastIndexOf('.');
            String name = change.path().substring(0, Math.max(0, dot));
            String field = change.path().substring(dot + 1);
            if (change.desired().isPresent()) {
                after.computeIfAbsent(name, _ -> new TreeMap<>())
                        .put(field, change.desired().get());
            } else if (field.equals(KIND)) {
                after.remove(name);
            } else {
                after.getOrDefault(name, new TreeMap<>()).remove(field);
            }
        }
        return new NodeWires(after);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    String text(String name, String field) {
        return Optional.ofNullable(byName.getOrDefault(name, new TreeMap<>()).get(field))
                .map(Value::toString)
                .orElse("");
    }

    /** Those that carry one of these addresses. */
    List<String> carrying(Set<IpAddress> addresses) {
        return byName.keySet().stream()
                .filter(name -> addresses.stream().anyMatch(address -> carries(name, address)))
                .toList();
    }

    private boolean carries(String name, IpAddress address) {
        return List.of("address", "address6").stream()
                .map(field -> text(name, field).split("/", 2)[0])
                .flatMap(text -> IpAddress.tryParse(text).stream())
                .anyMatch(address::equals);
    }

    /** Whether it waits for somebody to bring it up when its node starts. What it stands on comes up with it. */
    boolean isLeftDown(String name) {
        return Set.of("0", "no", "false").contains(text(name, "raw:autostart"));
    }

    boolean hasGateway(String field, String gateway) {
        return byName.keySet().stream().anyMatch(name -> text(name, field).equals(gateway));
    }

    private List<String> below(String name) {
        String field = text(name, KIND).equals(VLAN) ? "device" : "ports";
        return Optional.ofNullable(byName.getOrDefault(name, new TreeMap<>()).get(field)).stream()
                .flatMap(value -> value instanceof Value.Items(var items)
                        ? items.stream().map(Value::toString)
                        : Arrays.stream(value.toString().split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Each way from an interface down to something that stands on nothing. */
    List<List<String>> ways(String name) {
        List<List<String>> ways = new ArrayList<>();
        walk(List.of(name), ways);
        return ways;
    }

    private void walk(List<String> way, List<List<String>> ways) {
        List<String> below = below(way.getLast());
        if (below.isEmpty()) {
            ways.add(way);
        }
        for (String next : below) {
            if (!way.contains(next)) {
                List<String> longer = new ArrayList<>(way);
                longer.add(next);
                walk(longer, ways);
            }
        }
    }

    /** Whether a way of before leads as far as it did, for the same packets. */
    boolean keeps(NodeWires before, List<String> way) {
        for (int i = 0; i < way.size(); i++) {
            String name = way.get(i);
            if (!isLike(before, name)) {
                return false;
            }
            if (i + 1 < way.size()) {
                String next = way.get(i + 1);
                boolean isLost = !below(name).contains(next) || isTakenFrom(name, next);
                if (isLost || losesVlan(before, name, next)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A port of the machine itself need not be written down. */
    private boolean isLike(NodeWires before, String name) {
        boolean isPort = !before.has(name) || before.text(name, KIND).equals("eth");
        if (!has(name)) {
            return isPort;
        }
        return !before.has(name)
                || (text(name, KIND).equals(before.text(name, KIND))
                        && text(name, VLAN).equals(before.text(name, VLAN)));
    }

    /** A port of two bridges or bonds is none of either for certain. */
    private boolean isTakenFrom(String name, String port) {
        return byName.keySet().stream()
                .filter(other -> !other.equals(name) && !text(other, KIND).equals(VLAN))
                .anyMatch(other -> below(other).contains(port));
    }

    private boolean losesVlan(NodeWires before, String name, String bridge) {
        String vlan = before.text(name, VLAN);
        return text(name, KIND).equals(VLAN) && before.lets(bridge, vlan) && !lets(bridge, vlan);
    }

    private boolean lets(String bridge, String vlan) {
        String vlans = text(bridge, "vlans");
        return text(bridge, "vlan-aware").equals("yes")
                && (vlans.isEmpty() || Arrays.stream(vlans.split("[ ,]+")).anyMatch(range -> isIn(range, vlan)));
    }

    /** What can't be read is believed to let it through. */
    private static boolean isIn(String range, String vlan) {
        String[] ends = range.split("-");
        boolean isReadable =
                vlan.matches("[0-9]{1,4}") && Arrays.stream(ends).allMatch(end -> end.matches("[0-9]{1,4}"));
        return !isReadable
                || (Integer.parseInt(ends[0]) <= Integer.parseInt(vlan)
                        && Integer.parseInt(vlan) <= Integer.parseInt(ends[ends.length - 1]));
    }
}
