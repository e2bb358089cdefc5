package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.stage.ConfigFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a node is managed, and whether it can be reached there: an interface that runs must hold the address and lead out of
 * the machine. A node that was never given such an address answers whatever its interfaces are.
 */
public final class NodeLink {
    private static final String FILE = "management";
    private static final String ADDRESS = "address";
    private static final String APART = "apart";
    private static final int LONGEST_CHAIN = 8;

    private final ClusterState state;

    public NodeLink(ClusterState state) {
        this.state = state;
    }

    /**
     * Gives a node the bridge vmbr0 with this address on its port eno1, and a second port eno2 without a cable.
     *
     * @param cidr such as {@code 192.0.2.11/24}
     */
    public void manage(String node, String cidr, String gateway) {
        String address = cidr.substring(0, cidr.indexOf('/'));
        state.file(FILE).at(node).put(ADDRESS, address);
        ConfigFile interfaces = state.file("interfaces/" + node);
        interfaces.entries().clear();
        interfaces.at("eno1").put("type", "eth");
        interfaces.at("eno2").put("type", "eth");
        interfaces
                .at("vmbr0")
                .putAll(new TreeMap<>(Map.of(
                        "type",
                        "bridge",
                        "autostart",
                        "1",
                        "bridge_ports",
                        "eno1",
                        "cidr",
                        cidr,
                        "address",
                        address,
                        "netmask",
                        cidr.substring(cidr.indexOf('/') + 1),
                        "gateway",
                        gateway)));
        state.nodes().computeIfPresent(node, (_, known) -> known.withBridges(List.of("vmbr0")));
    }

    /** The other nodes reach this one over a network of the cluster's own as well. */
    public void joinApart(String node) {
        state.file(FILE).at(node).put(APART, "1");
    }

    String address(Node node) {
        String own = knowsAny() ? state.file(FILE).text(node.name(), ADDRESS) : "";
        return own.isEmpty() ? "127.0.0.1" : own;
    }

    /** Whether any node was given an address. */
    public boolean knowsAny() {
        return state.hasFile(FILE);
    }

    /** Nobody outside gets an answer from the node. */
    public boolean isCut(String node) {
        if (!knowsAny()) {
            return false;
        }
        String address = state.file(FILE).text(node, ADDRESS);
        ConfigFile interfaces = state.file("interfaces/" + node);
        return !address.isEmpty()
                && interfaces.entries().entrySet().stream()
                        .noneMatch(entry -> address.equals(entry.getValue().get(ADDRESS))
                                && leadsOut(interfaces, entry.getKey(), LONGEST_CHAIN));
    }

    /** Its own cluster does not get one either. */
    boolean isLost(String node) {
        return isCut(node) && state.file(FILE).text(node, APART).isEmpty();
    }

    private static boolean leadsOut(ConfigFile interfaces, String name, int depth) {
        if (depth == 0 || name.equals("eno2")) {
            return false;
        }
        return switch (interfaces.text(name, "type")) {
            case "eth" -> true;
            case "bridge" -> any(interfaces, interfaces.text(name, "bridge_ports"), depth);
            case "bond" -> any(interfaces, interfaces.text(name, "slaves"), depth);
            case "vlan" -> leadsOut(interfaces, interfaces.text(name, "vlan-raw-device"), depth - 1);
            default -> false;
        };
    }

    private static boolean any(ConfigFile interfaces, String names, int depth) {
        return Arrays.stream(names.split("[,; ]+"))
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> leadsOut(interfaces, name, depth - 1));
    }
}
