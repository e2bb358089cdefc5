package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Bench;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Somebody who changes settings of a cluster in its web console. */
final class SettingsByHand {
    private static final Map<String, String> THINGS = Map.of(
            "/pools", "red",
            "/access/roles", "Watcher",
            "/access/groups", "family",
            "/access/users", "ana@pve",
            "/storage", "depot",
            "/cluster/metrics/server", "graphs",
            "/cluster/notifications/matchers", "errors",
            "/cluster/firewall/aliases", "nas",
            "/cluster/backup", "nightly");

    private final Bench bench;
    private final SmallSettings settings;
    private final Random chance;

    SettingsByHand(Bench bench, SmallSettings settings, Random chance) {
        this.bench = bench;
        this.settings = settings;
        this.chance = chance;
    }

    /** Changes some in a way that leaves their marks; gives what has to be put right. */
    Set<String> meddle() {
        Set<String> changed = new TreeSet<>();
        for (String thing : settings.changing()) {
            if (chance.nextBoolean() && meddle(thing)) {
                changed.add(thing);
            }
        }
        return changed;
    }

    private boolean meddle(String thing) {
        return switch (thing) {
            case "role/home/Watcher" -> put("/access/roles/Watcher", Map.of("privs", "VM.Console"));
            case "storage/home/depot" -> put("/storage/depot", Map.of("content", "vztmpl"));
            case "metric-server/home/graphs" ->
                put("/cluster/metrics/server/graphs", Map.of("server", "graphs.lab.test", "port", "9"));
            case "firewall-alias/home/datacenter/nas" -> delete("/cluster/firewall/aliases/nas");
            case "options/home/datacenter" -> put("/cluster/options", Map.of("keyboard", "fr"));
            default -> false;
        };
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
        return THINGS.entrySet().stream()
                .filter(thing ->
                        bench.anna().ask("GET", thing.getKey(), Map.of()).contains("\"" + thing.getValue() + "\""))
                .map(thing -> thing.getKey() + " " + thing.getValue())
                .sorted()
                .toList();
    }
}
