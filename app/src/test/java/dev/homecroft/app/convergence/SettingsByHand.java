package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Bench;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Somebody who changes settings of a cluster in its web console. */
final class SettingsByHand {
    /** Where it is listed, and its name. */
    private record Place(String list, String name) {
        boolean isTaken(Bench bench) {
            return bench.anna().ask("GET", list, Map.of()).contains("\"" + name + "\"");
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("/pools", "red"),
            new Place("/access/roles", "Watcher"),
            new Place("/access/groups", "family"),
            new Place("/access/users", "ana@pve"),
            new Place("/storage", "depot"),
            new Place("/cluster/metrics/server", "graphs"),
            new Place("/cluster/notifications/matchers", "errors"),
            new Place("/cluster/firewall/aliases", "nas"),
            new Place("/cluster/backup", "nightly"),
            new Place("/cluster/sdn/zones", "plain"),
            new Place("/cluster/sdn/vnets", "inner"),
            new Place("/cluster/ha/rules", "apart"),
            new Place("/cluster/ha/rules", "near"),
            new Place("/cluster/replication", "*:0/30"),
            new Place("/nodes/pve1/network", "vmbr9"),
            new Place("/nodes/pve1/network", "vmbr9.40"));

    private final Bench bench;
    private final SmallLab lab;
    private final Random chance;

    SettingsByHand(Bench bench, SmallLab lab, Random chance) {
        this.bench = bench;
        this.lab = lab;
        this.chance = chance;
    }

    /** Changes some in a way that leaves their marks; gives what has to be put right. */
    Set<String> meddle() {
        Set<String> changed = new TreeSet<>();
        Set<String> things = new TreeSet<>(lab.settings().changing());
        things.addAll(lab.rules().things().keySet());
        for (String thing : things) {
            if (chance.nextBoolean() && meddle(thing)) {
                changed.add(thing);
            }
        }
        return changed;
    }

    private boolean meddle(String thing) {
        return switch (thing) {
            case "role/home/Watcher" -> put("/access/roles/Watcher", Map.of("privs", "VM.Console"));
            case "storage/home/depot" ->
                chance.nextBoolean() ? put("/storage/depot", Map.of("content", "vztmpl")) : delete("/storage/depot");
            case "metric-server/home/graphs" ->
                chance.nextBoolean()
                        ? put("/cluster/metrics/server/graphs", Map.of("server", "graphs.lab.test", "port", "9"))
                        : delete("/cluster/metrics/server/graphs");
            case "notification-matcher/home/errors" -> delete("/cluster/notifications/matchers/errors");
            case "firewall-alias/home/datacenter/nas" -> delete("/cluster/firewall/aliases/nas");
            case "sdn/home/network" -> network();
            case "network/home/pve1" -> interfaces();
            case "options/home/datacenter" -> put("/cluster/options", Map.of("keyboard", "fr"));
            case SmallRules.APART ->
                chance.nextBoolean()
                        ? put("/cluster/ha/rules/apart", Map.of("type", "resource-affinity", "affinity", "positive"))
                        : delete("/cluster/ha/rules/apart");
            case SmallRules.NEAR ->
                chance.nextBoolean()
                        ? put("/cluster/ha/rules/near", Map.of("type", "node-affinity", "nodes", "pve2"))
                        : delete("/cluster/ha/rules/near");
            default -> thing.startsWith(SmallRules.COPY) && copy(thing.substring(SmallRules.COPY.length()));
        };
    }

    private boolean network() {
        switch (chance.nextInt(3)) {
            case 0 -> put("/cluster/sdn/vnets/inner", Map.of("alias", "By hand"));
            case 1 -> delete("/cluster/sdn/vnets/inner/subnets/plain-10.50.0.0-24");
            default -> {
                delete("/cluster/sdn/vnets/inner/subnets/plain-10.50.0.0-24");
                delete("/cluster/sdn/vnets/inner");
                delete("/cluster/sdn/zones/plain");
            }
        }
        return put("/cluster/sdn", Map.of());
    }

    private boolean interfaces() {
        switch (chance.nextInt(3)) {
            case 0 -> put("/nodes/pve1/network/vmbr9.40", Map.of("type", "vlan", "autostart", "1", "mtu", "1300"));
            case 1 -> delete("/nodes/pve1/network/vmbr9.40");
            default -> {
                delete("/nodes/pve1/network/vmbr9.40");
                delete("/nodes/pve1/network/vmbr9");
            }
        }
        return put("/nodes/pve1/network", Map.of());
    }

    /** @param name of the guest, and the number of the job */
    private boolean copy(String name) {
        int dash = name.lastIndexOf('-');
        int id = bench.called(name.substring(0, dash)).getFirst();
        String job = "/cluster/replication/" + id + name.substring(dash);
        if (chance.nextBoolean()) {
            return put(job, Map.of("schedule", "*/5"));
        }
        delete(job);
        // It goes when its worker has taken the copies away.
        bench.control().advance(Duration.ofMinutes(2));
        return true;
    }

    private boolean put(String path, Map<String, String> parameters) {
        bench.anna().ask("PUT", path, parameters);
        return true;
    }

    private boolean delete(String path) {
        bench.anna().ask("DELETE", path, Map.of());
        return true;
    }

    /** Takes a guest away; one that is watched would be started again in between. */
    static void delete(Bench bench, int id) {
        String watched = "vm:" + id;
        if (bench.anna().ask("GET", "/cluster/ha/resources", Map.of()).contains("\"" + watched + "\"")) {
            bench.anna().ask("DELETE", "/cluster/ha/resources/" + watched, Map.of());
        }
        bench.anna().delete(id);
    }

    /** What is there of settings that labs by chance state; once none states them, that is too much. */
    static List<String> left(Bench bench) {
        return PLACES.stream()
                .filter(place -> place.isTaken(bench))
                .map(Place::toString)
                .toList();
    }
}
