package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Bench;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What others have set on a cluster for themselves, beside settings of the same kinds that labs state: none of it is touched. */
final class SettingsOfStrangers {
    private static final List<String> PLACES = List.of(
            "/access/roles/Theirs",
            "/storage/theirs",
            "/cluster/firewall/aliases/theirs",
            "/cluster/ha/resources/vm:904",
            "/cluster/ha/rules/theirs",
            "/cluster/replication/905-0",
            "/cluster/sdn/zones/theirs",
            "/cluster/sdn/vnets/theirnet",
            "/cluster/sdn/vnets/theirnet/subnets/theirs-10.60.0.0-24",
            "/nodes/pve1/network/vmbr7",
            "/nodes/pve1/network/vmbr7.70",
            "/nodes/pve2/network/vmbr7");

    private final Bench bench;
    private final Map<String, String> made;

    SettingsOfStrangers(Bench bench) {
        this.bench = bench;
        make("/access/roles", Map.of("roleid", "Theirs", "privs", "VM.Audit"));
        make("/storage", Map.of("storage", "theirs", "type", "dir", "path", "/srv/theirs", "content", "backup"));
        make("/cluster/firewall/aliases", Map.of("name", "theirs", "cidr", "10.20.0.9"));
        guests();
        network();
        interfaces("pve1");
        interfaces("pve2");
        made = look();
    }

    private void guests() {
        bench.anna().create("qemu", "pve1", 904, Map.of("name", "watched", "scsi0", "tank:1"));
        bench.anna().create("qemu", "pve1", 905, Map.of("name", "copied", "scsi0", "tank:1"));
        make("/cluster/ha/resources", Map.of("sid", "vm:904", "state", "stopped", "comment", "Hers"));
        make(
                "/cluster/ha/rules",
                Map.of("rule", "theirs", "type", "node-affinity", "resources", "vm:904", "nodes", "pve1"));
        make("/cluster/replication", Map.of("id", "905-0", "type", "local", "target", "pve2", "schedule", "*/20"));
    }

    private void network() {
        make("/cluster/sdn/zones", Map.of("zone", "theirs", "type", "simple"));
        make("/cluster/sdn/vnets", Map.of("vnet", "theirnet", "zone", "theirs", "alias", "Hers"));
        make(
                "/cluster/sdn/vnets/theirnet/subnets",
                Map.of("subnet", "10.60.0.0/24", "type", "subnet", "gateway", "10.60.0.1"));
        bench.anna().ask("PUT", "/cluster/sdn", Map.of());
    }

    private void interfaces(String node) {
        String all = "/nodes/" + node + "/network";
        make(all, Map.of("iface", "vmbr7", "type", "bridge", "autostart", "1", "comments", "Hers"));
        make(all, Map.of("iface", "vmbr7.70", "type", "vlan", "autostart", "1"));
        bench.anna().ask("PUT", all, Map.of());
    }

    private void make(String path, Map<String, String> parameters) {
        bench.anna().ask("POST", path, parameters);
    }

    /** What of them is another than it was made, in words. */
    List<String> touched() {
        Map<String, String> now = look();
        List<String> touched = new ArrayList<>();
        made.forEach((place, was) -> {
            if (!was.equals(now.get(place))) {
                touched.add("%s was %s and is %s".formatted(place, was, now.get(place)));
            }
        });
        return touched;
    }

    /** Without the digest, which is one of all things of a kind, and the place among them. */
    private Map<String, String> look() {
        Map<String, String> found = new TreeMap<>();
        for (String place : PLACES) {
            found.put(place, look(place).replaceAll("\"(digest|order|priority)\":(\"[^\"]*\"|[0-9]+)", ""));
        }
        return found;
    }

    private String look(String place) {
        try {
            return bench.anna().ask("GET", place, Map.of());
        } catch (IllegalStateException gone) {
            return "gone: " + gone.getMessage();
        }
    }
}
