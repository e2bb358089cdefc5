package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Virtual machines: what they do not share with containers. */
final class QemuEndpoints {
    private static final String ALL = "/nodes/{node}/qemu";
    private static final String ONE = ALL + "/{vmid}";

    private QemuEndpoints() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>(GuestEndpoints.table(Guest.Kind.QEMU));
        table.add(Endpoint.post(ALL).does(call -> Creation.create(call, Guest.Kind.QEMU)));
        table.add(Endpoint.post(ONE + "/config").does(call -> ConfigChange.later(call, Guest.Kind.QEMU)));
        table.add(Endpoint.put(ONE + "/unlink").does(QemuEndpoints::unlink));
        table.add(Endpoint.get(ONE + "/cloudinit").does(QemuEndpoints::cloudinit));
        table.add(Endpoint.put(ONE + "/cloudinit").does(QemuEndpoints::regenerate));
        table.add(Endpoint.get(ONE + "/cloudinit/dump").does(QemuEndpoints::dump));
        table.addAll(Agent.table());
        return table;
    }

    private static Object unlink(Call call) {
        Map<String, List<String>> arguments = new LinkedHashMap<>(call.arguments());
        arguments.put("delete", call.texts("idlist"));
        arguments.remove("idlist");
        return ConfigChange.now(new Call(call.cluster(), call.caller(), call.entryNode(), arguments), Guest.Kind.QEMU);
    }

    /** What the drive is made of. */
    static NavigableMap<String, String> inputs(Map<String, String> config) {
        NavigableMap<String, String> inputs = new TreeMap<>();
        config.forEach((key, value) -> {
            if (ConfigChange.isCloudinit(key) || key.equals("name") || Disks.isNet(key)) {
                inputs.put(key, value);
            }
        });
        return inputs;
    }

    private static Object cloudinit(Call call) {
        Guest guest = call.guest(Guest.Kind.QEMU);
        NavigableMap<String, String> wanted = inputs(guest.merged());
        TreeSet<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(guest.cloudinit().keySet());
        List<Object> rows = new ArrayList<>();
        for (String key : keys) {
            Map<String, Object> row = new LinkedHashMap<>(Map.of("key", key));
            String made = guest.cloudinit().getOrDefault(key, "");
            String next = wanted.getOrDefault(key, "");
            if (!made.isEmpty()) {
                row.put("value", mask(key, made));
            }
            if (!next.isEmpty() && !next.equals(made)) {
                row.put("pending", mask(key, next));
            }
            if (next.isEmpty()) {
                row.put("delete", 1);
            }
            rows.add(row);
        }
        return rows;
    }

    private static String mask(String key, String value) {
        return key.equals("cipassword") ? "**********" : value;
    }

    private static Object regenerate(Call call) {
        Guest guest = call.guest(Guest.Kind.QEMU);
        call.cluster().requireUnlocked(guest);
        if (ConfigChange.cloudinitDrive(guest).isEmpty()) {
            throw new Refusal("no cloud-init drive configured");
        }
        List.copyOf(guest.pending().keySet()).stream()
                .filter(ConfigChange::isCloudinit)
                .forEach(key -> guest.config().put(key, guest.pending().remove(key)));
        List.copyOf(guest.pendingDelete()).stream()
                .filter(ConfigChange::isCloudinit)
                .forEach(key -> {
                    guest.config().remove(key);
                    guest.pendingDelete().remove(key);
                });
        writeDrive(guest);
        return Json.Null.NULL;
    }

    /** The drive is made anew, as at each cold start. */
    static void writeDrive(Guest guest) {
        if (ConfigChange.cloudinitDrive(guest).isPresent()) {
            guest.cloudinit().clear();
            guest.cloudinit().putAll(inputs(guest.config()));
        }
    }

    private static Object dump(Call call) {
        Guest guest = call.guest(Guest.Kind.QEMU);
        StringBuilder text = new StringBuilder();
        switch (call.text("type")) {
            case "user" -> {
                text.append("#cloud-config\nhostname: ").append(guest.name()).append('\n');
                text.append("manage_etc_hosts: true\nuser: ")
                        .append(guest.option("ciuser").isEmpty() ? "root" : guest.option("ciuser"))
                        .append('\n');
            }
            case "meta" -> text.append("instance-id: ").append(guest.digest()).append('\n');
            default ->
                guest.config().forEach((key, value) -> {
                    if (key.startsWith("ipconfig")) {
                        text.append("# ").append(key).append(": ").append(value).append('\n');
                    }
                });
        }
        return text.toString();
    }
}
