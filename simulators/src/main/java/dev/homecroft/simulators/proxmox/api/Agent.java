package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The guest agent, and what a guest knows of its own network. */
final class Agent {
    private static final String GUEST = "/nodes/{node}/qemu/{vmid}/agent/";

    private Agent() {}

    static List<Endpoint> table() {
        return List.of(
                read("network-get-interfaces", Agent::interfaces),
                read("get-osinfo", _ -> Map.of("id", "debian", "name", "Debian GNU/Linux", "version-id", "13")),
                read("get-host-name", guest -> Map.of("host-name", guest.guest().name())),
                Endpoint.post(GUEST + "ping").local().does(call -> {
                    answer(call);
                    return Map.of("result", Map.of());
                }));
    }

    /** A guest whose agent answers, with the cluster around it. */
    private record Answering(Cluster cluster, Guest guest) {}

    private interface Question {
        Object ask(Answering guest);
    }

    private static Endpoint read(String name, Question question) {
        return Endpoint.get(GUEST + name).does(call -> Map.of("result", question.ask(answer(call))));
    }

    static boolean isEnabled(Guest guest) {
        String text = guest.option("agent");
        return !text.isEmpty()
                && List.of("1", "on", "yes", "true")
                        .contains(Formats.AGENT.parse(text).getOrDefault("enabled", "0"));
    }

    private static Answering answer(Call call) {
        List<String> needed = Versions.agentPrivileges(call.cluster().state());
        call.require("/vms/" + call.vmid(), needed.toArray(String[]::new));
        Guest guest = call.guest(Guest.Kind.QEMU);
        if (!guest.isRunning()) {
            throw new Refusal("VM " + guest.vmid() + " is not running");
        }
        if (!isEnabled(guest)) {
            throw new Refusal("No QEMU guest agent configured");
        }
        long ready = guest.startedAt() + call.cluster().latency().agentMillis();
        if (call.cluster().now() < ready) {
            if (call.cluster().clock().mode() instanceof ClockMode.Jump) {
                call.cluster().jumpTo(ready);
            }
            throw new Refusal("QEMU guest agent is not running");
        }
        return new Answering(call.cluster(), guest);
    }

    private static Object interfaces(Answering answering) {
        List<Object> rows = new ArrayList<>();
        rows.add(Map.of(
                "name",
                "lo",
                "hardware-address",
                "00:00:00:00:00:00",
                "ip-addresses",
                List.of(address("127.0.0.1/8", "ipv4"))));
        Guest guest = answering.guest();
        for (String key : guest.config().keySet()) {
            if (Disks.isNet(key)) {
                String mac = Formats.NET.parse(guest.option(key)).getOrDefault("macaddr", "");
                String given = guest.option("ipconfig" + key.substring(3));
                rows.add(Map.of(
                        "name", "eth" + key.substring(3),
                        "hardware-address", mac.toLowerCase(Locale.ROOT),
                        "ip-addresses", List.of(address(ip(answering.cluster(), guest, given, mac), "ipv4"))));
            }
        }
        return rows;
    }

    /** The interfaces of a container, which the host can see by itself. */
    static Object ofContainer(Call call) {
        Guest guest = call.guest(Guest.Kind.LXC);
        if (!guest.isRunning()) {
            throw new Refusal("container not running");
        }
        List<Object> rows = new ArrayList<>();
        rows.add(row("lo", "00:00:00:00:00:00", "127.0.0.1/8"));
        for (String key : guest.config().keySet()) {
            if (Disks.isNet(key)) {
                Map<String, String> net = Formats.LXC_NET.parse(guest.option(key));
                String mac = net.getOrDefault("hwaddr", "");
                rows.add(row(net.getOrDefault("name", key), mac, ip(call.cluster(), guest, guest.option(key), mac)));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(String name, String mac, String address) {
        return Map.of(
                "name", name,
                "hwaddr", mac.toLowerCase(Locale.ROOT),
                "hardware-address", mac.toLowerCase(Locale.ROOT),
                "inet", address,
                "ip-addresses", List.of(address(address, "inet")));
    }

    private static Map<String, Object> address(String text, String type) {
        int slash = text.indexOf('/');
        return Map.of(
                "ip-address", text.substring(0, slash),
                "ip-address-type", type,
                "prefix", Integer.parseInt(text.substring(slash + 1)));
    }

    /** What a test said, else the static address, else one that DHCP would give to this MAC. */
    private static String ip(Cluster cluster, Guest guest, String config, String mac) {
        String told = cluster.state().addresses().getOrDefault(guest.vmid(), "");
        Optional<String> fixed = List.of(config.split(",")).stream()
                .filter(part -> part.matches("ip=[0-9.]+/[0-9]+"))
                .map(part -> part.substring(3))
                .findFirst();
        String[] octets = (mac.isEmpty() ? "00:00:00:00:00:00" : mac).split(":");
        String leased = "10.%d.%d.%d/8"
                .formatted(
                        Integer.parseInt(octets[3], 16),
                        Integer.parseInt(octets[4], 16),
                        Integer.parseInt(octets[5], 16));
        return told.isEmpty() ? fixed.orElse(leased) : told;
    }
}
