package dev.homecroft.app.world;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.simulators.dns.DnsSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What simulated systems hold, as text by thing, so that two of them can be compared. What differs from one run of the same
 * lab to the next for good reason is taken out: uuids, intents, times, and the numbers that disks are given.
 *
 * @param guests options by {@code 111 talos-1}
 * @param volumes a line each
 * @param zones records by zone, a line each, without the serial
 */
public record WorldState(
        SortedMap<String, SortedMap<String, String>> guests,
        List<String> volumes,
        SortedMap<String, List<String>> zones) {

    /** Everything, a line for each option, volume and record. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        guests.forEach((guest, options) ->
                options.forEach((key, value) -> lines.add(guest + ": " + key + "=" + value.replace('\n', ' '))));
        volumes.forEach(volume -> lines.add("volume " + volume));
        zones.forEach((zone, records) -> records.forEach(record -> lines.add("zone " + zone + ": " + record)));
        return lines;
    }

    /** What is here and not there. */
    public List<String> without(WorldState other) {
        List<String> rest = lines();
        other.lines().forEach(rest::remove);
        return rest;
    }

    static WorldState read(Path cluster, DnsSimulator names, Collection<String> zones) {
        try {
            Json.Obj state =
                    ((Json.Obj) JsonReader.tryRead(Files.readString(cluster)).orElseThrow()).object("state");
            SortedMap<String, List<String>> records = new TreeMap<>();
            zones.forEach(zone -> records.put(zone, zone(names, zone)));
            return new WorldState(guests(state), volumes(state), records);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static SortedMap<String, SortedMap<String, String>> guests(Json.Obj state) {
        SortedMap<String, SortedMap<String, String>> guests = new TreeMap<>();
        for (Json item : state.array("guests")) {
            Json.Obj guest = (Json.Obj) item;
            SortedMap<String, String> options = new TreeMap<>();
            Json.Obj config = guest.object("config");
            config.members()
                    .keySet()
                    .forEach(key -> options.put(key, plain(config.text(key).orElse(""))));
            options.remove("vmgenid");
            options.remove("meta");
            options.remove("digest");
            options.put("@node", guest.text("node").orElse(""));
            options.put("@running", guest.text("running").orElse(""));
            options.put("@pool", guest.text("pool").orElse(""));
            options.put("@pending", guest.object("pending").members().keySet().toString());
            String name = config.text("name").or(() -> config.text("hostname")).orElse("?");
            guests.put(guest.text("vmid").orElse("?") + " " + name, options);
        }
        return guests;
    }

    private static List<String> volumes(Json.Obj state) {
        List<String> volumes = new ArrayList<>();
        for (Json item : state.array("volumes")) {
            Json.Obj volume = (Json.Obj) item;
            volumes.add("%s:%s on %s, %s of %s"
                    .formatted(
                            volume.text("storage").orElse(""),
                            plain(volume.text("name").orElse("")),
                            volume.text("place").orElse(""),
                            volume.text("size").orElse(""),
                            volume.text("vmid").orElse("")));
        }
        return volumes.stream().sorted().toList();
    }

    private static List<String> zone(DnsSimulator names, String zone) {
        return names.control().records(zone).stream()
                .filter(record -> !record.contains(" IN SOA "))
                .map(WorldState::plain)
                .sorted()
                .toList();
    }

    static String plain(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID")
                .replaceAll("(\"intent\":\")[0-9a-f]{8}", "$1INTENT")
                .replaceAll("(intent=)[0-9a-f]{8}", "$1INTENT")
                .replaceAll("disk-[0-9]+", "disk-N")
                .replaceAll("ctime=[0-9]+", "ctime=T")
                // A MAC address that the lab does not state.
                .replaceAll("(?i)bc:24:11:(?!00:00:)[0-9a-f:]{8}", "MAC");
    }
}
