package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.reading.GuestState;
import dev.homecroft.providers.proxmox.text.GuestKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which guests run, as their nodes list them: two calls for a node, whatever it has. Unlike the cluster's inventory these
 * lists are made when they are asked for.
 */
final class Powers {
    private final Map<Place, Boolean> running;

    private Powers(Map<Place, Boolean> running) {
        this.running = running;
    }

    /** Where guests of one kind are. */
    record Shelf(String node, GuestKind kind) implements Comparable<Shelf> {
        @Override
        public int compareTo(Shelf other) {
            int byNode = node.compareTo(other.node);
            return byNode != 0 ? byNode : kind.compareTo(other.kind);
        }
    }

    private record Place(Shelf shelf, long id) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byShelf = shelf.compareTo(other.shelf);
            return byShelf != 0 ? byShelf : Long.compare(id, other.id);
        }
    }

    /** A list that can't be read is empty. */
    static Powers read(ProxmoxClient client, List<Shelf> shelves) {
        Map<Place, Boolean> running = new TreeMap<>();
        ProxmoxClient.each(shelves, shelf -> rows(client, shelf)).forEach(running::putAll);
        return new Powers(running);
    }

    /** As rows of the cluster's inventory have them, which may be some seconds old. */
    static Powers listed(List<Json.Obj> rows) {
        Map<Place, Boolean> running = new TreeMap<>();
        for (Json.Obj row : rows) {
            row.text("type")
                    .flatMap(GuestKind::of)
                    .map(kind -> new Shelf(row.text("node").orElse(""), kind))
                    .ifPresent(shelf -> add(row, shelf, running));
        }
        return new Powers(running);
    }

    private static void add(Json.Obj row, Shelf shelf, Map<Place, Boolean> running) {
        Optional<Long> id = row.whole("vmid");
        Optional<String> status = row.text("status");
        if (id.isPresent() && status.isPresent()) {
            running.put(new Place(shelf, id.get()), status.get().equals("running"));
        }
    }

    private static Map<Place, Boolean> rows(ProxmoxClient client, Shelf shelf) {
        Map<Place, Boolean> running = new TreeMap<>();
        String path =
                "/nodes/" + Words.encode(shelf.node()) + "/" + shelf.kind().path();
        List<Json.Obj> rows = client.get(path) instanceof Answer.Ok(Json data) ? Tasks.rows(data) : List.of();
        rows.forEach(row -> add(row, shelf, running));
        return running;
    }

    /** Empty for one that was not listed there. */
    Optional<Boolean> of(GuestState guest) {
        return Optional.ofNullable(running.get(new Place(new Shelf(guest.node(), guest.kind()), guest.id())));
    }
}
