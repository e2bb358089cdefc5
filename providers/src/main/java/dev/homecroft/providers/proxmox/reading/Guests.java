package dev.homecroft.providers.proxmox.reading;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Whereabouts;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads guests. A guest's node is only where it was last seen: it is looked for in the whole cluster. */
public final class Guests {
    private final ProxmoxClient client;

    public Guests(ProxmoxClient client) {
        this.client = client;
    }

    /** One row of the cluster's inventory. */
    public record Row(GuestKind kind, long id, String node, String name) {}

    /** Whether it runs, now. */
    public record Power(boolean isRunning, boolean isHa) {}

    public static String path(String node, GuestKind kind, long id) {
        return "/nodes/" + Words.encode(node) + "/" + kind.path() + "/" + id;
    }

    /** Its configuration on this node; empty when it is not there. Throws CroftException when nobody can tell. */
    public Optional<GuestState> read(String node, GuestKind kind, long id) {
        return switch (client.get(path(node, kind, id) + "/pending")) {
            case Answer.Ok(Json data) -> {
                client.whereabouts().saw(new Whereabouts.Place(node, kind.path(), Long.toString(id)));
                yield Optional.of(GuestState.fromPending(kind, id, node, data));
            }
            case Answer.Refused refused when refused.isNotFound() -> Optional.empty();
            case Answer.Refused refused -> throw unreadable(refused, id, node);
            case Answer.NotSent notSent -> throw unreadable(notSent, id, node);
            case Answer.Lost lost -> throw unreadable(lost, id, node);
        };
    }

    private CroftException unreadable(Answer answer, long id, String node) {
        return new CroftException(Problems.of(answer, client.cluster(), "show guest %d on `%s`".formatted(id, node)));
    }

    public Optional<GuestState> locate(GuestKind kind, long id, String hint) {
        Optional<GuestState> there;
        try {
            there = read(hint, kind, id);
        } catch (CroftException nodeIsDown) {
            // High availability may have moved it away from a dead node.
            Optional<GuestState> elsewhere = search(id);
            if (elsewhere.isEmpty()) {
                throw nodeIsDown;
            }
            return elsewhere;
        }
        return there.or(() -> search(id));
    }

    /**
     * Whether it is anywhere is said by who gives ids away. If it is, or that was not to be found out: the cluster's inventory lags
     * behind by some seconds and may still name the old node, or none; then each node is asked.
     */
    private Optional<GuestState> search(long id) {
        if (isFree(id)) {
            return Optional.empty();
        }
        Optional<Row> row = rows().stream().filter(found -> found.id() == id).findFirst();
        Optional<GuestState> found = row.flatMap(place -> read(place.node(), place.kind(), id));
        if (found.isPresent()) {
            return found;
        }
        return everywhere(id);
    }

    /** Asks all nodes at once. That one can't tell matters only if it is on none of the others. */
    private Optional<GuestState> everywhere(long id) {
        List<Place> places = nodes().stream()
                .flatMap(node -> Arrays.stream(GuestKind.values()).map(kind -> new Place(node, kind)))
                .toList();
        List<Seen> seen = ProxmoxClient.each(places, place -> look(place, id));
        Optional<GuestState> there =
                seen.stream().map(Seen::guest).flatMap(Optional::stream).findFirst();
        if (there.isEmpty()) {
            seen.stream().map(Seen::fault).flatMap(Optional::stream).findFirst().ifPresent(fault -> {
                throw fault;
            });
        }
        return there;
    }

    private record Place(String node, GuestKind kind) {}

    private record Seen(Optional<GuestState> guest, Optional<CroftException> fault) {}

    private Seen look(Place place, long id) {
        try {
            return new Seen(read(place.node(), place.kind(), id), Optional.empty());
        } catch (CroftException fault) {
            return new Seen(Optional.empty(), Optional.of(fault));
        }
    }

    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Json.Obj row : Tasks.rows(client.need("/cluster/resources?type=vm", "list its guests"))) {
            Optional<GuestKind> kind = row.text("type").flatMap(GuestKind::of);
            Optional<Long> id = row.whole("vmid");
            Optional<String> node = row.text("node");
            if (kind.isPresent() && id.isPresent() && node.isPresent()) {
                rows.add(new Row(
                        kind.get(),
                        id.get(),
                        node.get(),
                        Names.guest(row.text("name").orElse(""))));
            }
        }
        return rows;
    }

    private List<String> nodes() {
        return Tasks.rows(client.need("/nodes", "list its nodes")).stream()
                .filter(row -> row.text("status").orElse("").equals("online"))
                .flatMap(row -> row.text("node").stream())
                .sorted()
                .toList();
    }

    /**
     * Whether no guest of the whole cluster has this id, in one call that lags behind nothing. False also when that was not to be
     * found out.
     */
    public boolean isFree(long id) {
        return client.get("/cluster/nextid?vmid=" + id) instanceof Answer.Ok;
    }

    public Power power(GuestState guest) {
        return power(guest.node(), guest.kind(), guest.id());
    }

    public Power power(String node, GuestKind kind, long id) {
        String path = path(node, kind, id) + "/status/current";
        Json.Obj status = Tasks.object(client.need(path, "show the state of guest %d on `%s`".formatted(id, node)));
        return new Power(
                status.text("status").orElse("").equals("running"),
                status.object("ha").flag("managed").orElse(false));
    }
}
