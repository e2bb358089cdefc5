package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.spi.QuickLook.Glance;
import dev.homecroft.spi.Taking;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at a cluster again with a few calls for all of it, one for each node and one for each guest that may have changed. Suspected
 * is whose row in the inventory differs, whom a line of a journal names, who is on a node whose journal has a gap, and each container.
 * Whom a journal names is read the next time too: the line comes before the change is written.
 */
final class QuickReading {
    private static final String CURSOR = "cursor/";
    private static final String ROW = "row/";
    private static final String NAMED = "named/";
    private static final String UNSEEN_JOURNAL = "proxmox-journal-unseen";
    /** Members of a row that change only when somebody changes something. */
    private static final List<String> STEADY = List.of(
            "type",
            "vmid",
            "node",
            "name",
            "tags",
            "pool",
            "status",
            "template",
            "maxcpu",
            "maxmem",
            "maxdisk",
            "lock",
            "hastate");

    private static final List<String> UNSEEN = List.of(
            "Settings, networks, notes of nodes, storages and images are as of the full look.",
            "A guest's file that is edited by hand on its node leaves no line in a journal and shows with the next full look.");

    private final ProxmoxClient client;
    private final Target target;
    private final String lab;
    private final Taking taking;
    private final Instant now;
    private final SortedMap<String, String> memory = new TreeMap<>();
    private final Set<Long> named = new TreeSet<>();
    private final Set<String> gaps = new TreeSet<>();
    private final Set<String> closed = new TreeSet<>();

    /**
     * @param client of one look
     * @param taking guests that settings call by name besides ours
     */
    QuickReading(ProxmoxClient client, Target target, String lab, Taking taking, Instant now) {
        this.taking = taking;
        this.client = client;
        this.target = target;
        this.lab = lab;
        this.now = now;
    }

    /** The cursors come first: what changes while the guests are read is named by the lines behind them. */
    Glance readAll() {
        try {
            // An endpoint with quorum is to answer all of it; the observer says so if there is none.
            var _ = Majority.stand(client);
            List<Json.Obj> rows = rows();
            readJournals(online(rows), new TreeMap<>());
            remember(guests(rows), References.read(client));
        } catch (CroftException unreachable) {
            memory.clear();
        }
        Observation observation = told(new ProxmoxObserver(client, target, lab, taking).observe(now));
        boolean isWhole = observation.freshness() instanceof Freshness.Fresh;
        return isWhole
                ? new Glance(observation, now, observation.objects().size(), memory, List.of())
                : Glance.last(observation);
    }

    Optional<Glance> readChanges(Glance since) {
        try {
            if (Majority.stand(client).isPresent()) {
                return Optional.empty();
            }
            List<Json.Obj> rows = rows();
            Set<String> online = online(rows);
            boolean areSame = online.equals(keys(since.memory(), CURSOR)) && !online.isEmpty();
            return areSame ? Optional.of(changes(since, rows, online)) : Optional.empty();
        } catch (CroftException unreachable) {
            return Optional.empty();
        }
    }

    private Glance changes(Glance since, List<Json.Obj> rows, Set<String> online) {
        readJournals(online, since.memory());
        References references = References.read(client);
        List<Json.Obj> guests = guests(rows);
        remember(guests, references);
        Map<ObjectRef, ObservedObject> known = new HashMap<>();
        since.observation().objects().forEach(object -> known.put(object.ref(), object));
        Map<Boolean, List<Json.Obj>> split =
                guests.stream().collect(Collectors.partitioningBy(row -> isSuspect(row, since, known)));
        List<Json.Obj> suspects = split.getOrDefault(true, List.of());
        List<ObservedObject> objects = new ArrayList<>(since.observation().objects().stream()
                .filter(object ->
                        !object.kind().equals("guest") && !object.kind().equals(Names.DISK))
                .toList());
        split.getOrDefault(false, List.of()).stream()
                .flatMap(row -> Optional.ofNullable(known.get(ref(row))).stream())
                .forEach(objects::add);
        objects.addAll(new ProxmoxObserver(client, target, lab, taking).only(suspects, online, references));
        List.copyOf(objects).forEach(object -> objects.addAll(UnusedDisks.of(lab, object)));
        Observation observation = new Observation(
                target, now, Freshness.FRESH, objects, since.observation().problems());
        return new Glance(told(observation), since.fullAt(), suspects.size(), memory, UNSEEN);
    }

    /** The same, with what keeps us from asking less, as it is now. */
    private Observation told(Observation observation) {
        List<Diagnostic> problems = new ArrayList<>(observation.problems());
        problems.removeIf(problem -> problem.code().equals(UNSEEN_JOURNAL));
        if (!closed.isEmpty()) {
            String nodes = closed.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
            problems.add(Diagnostic.warning(
                            UNSEEN_JOURNAL,
                            "The token of `%s` may not see the journal of %s, so every look reads all guests there."
                                    .formatted(client.cluster(), nodes))
                    .detail("Journals name the guests that were changed. To see them takes %s on each node."
                            .formatted(NodeJournal.PRIVILEGE))
                    .hint(
                            "pveum role modify ROLE -append 1 -privs %s; ROLE is the one that the token has on `/` or `/nodes`"
                                    .formatted(NodeJournal.PRIVILEGE))
                    .build());
        }
        return new Observation(target, observation.at(), observation.freshness(), observation.objects(), problems);
    }

    private boolean isSuspect(Json.Obj row, Glance since, Map<ObjectRef, ObservedObject> known) {
        long id = row.whole("vmid").orElse(0L);
        ObservedObject before = known.get(ref(row));
        boolean isSame = before != null
                && before.isFresh()
                && memory.getOrDefault(ROW + id, "").equals(since.memory().get(ROW + id));
        return !isSame
                || named.contains(id)
                || since.memory().containsKey(NAMED + id)
                || gaps.contains(row.text("node").orElse(""))
                || kind(row) == GuestKind.LXC;
    }

    private void readJournals(Set<String> nodes, SortedMap<String, String> before) {
        List<String> names = List.copyOf(nodes);
        List<Optional<NodeJournal>> journals = ProxmoxClient.each(names, node -> {
            String cursor = before.getOrDefault(CURSOR + node, "");
            return cursor.isEmpty() ? NodeJournal.recent(client, node) : NodeJournal.since(client, node, cursor);
        });
        for (int i = 0; i < names.size(); i++) {
            String node = names.get(i);
            Optional<NodeJournal> journal = journals.get(i);
            boolean isNew = before.getOrDefault(CURSOR + node, "").isEmpty();
            if (isNew || journal.filter(NodeJournal::isWhole).isEmpty()) {
                gaps.add(node);
            }
            if (journal.filter(NodeJournal::isClosed).isPresent()) {
                closed.add(node);
            }
            memory.put(CURSOR + node, journal.map(NodeJournal::cursor).orElse(""));
            journal.ifPresent(read -> named.addAll(read.guests()));
        }
    }

    private void remember(List<Json.Obj> guests, References references) {
        named.forEach(id -> memory.put(NAMED + id, ""));
        for (Json.Obj row : guests) {
            long id = row.whole("vmid").orElse(0L);
            Fields.Builder jobs = Fields.builder();
            references.add(kind(row), id, jobs);
            String steady =
                    STEADY.stream().map(member -> row.text(member).orElse("")).collect(Collectors.joining("|"));
            memory.put(ROW + id, steady + "|" + jobs.build().values());
        }
    }

    private List<Json.Obj> rows() {
        return Tasks.rows(client.need("/cluster/resources", "list what is in it"));
    }

    private static List<Json.Obj> guests(List<Json.Obj> rows) {
        return rows.stream()
                .filter(row -> row.text("type").flatMap(GuestKind::of).isPresent())
                .toList();
    }

    private static Set<String> online(List<Json.Obj> rows) {
        return rows.stream()
                .filter(row -> row.text("type").filter("node"::equals).isPresent()
                        && row.text("status").filter("online"::equals).isPresent())
                .flatMap(row -> row.text("node").stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(SortedMap<String, String> memory, String prefix) {
        return memory.keySet().stream()
                .flatMap(key -> key.startsWith(prefix) ? Stream.of(key.substring(prefix.length())) : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ObjectRef ref(Json.Obj row) {
        return kind(row).ref(target, row.whole("vmid").orElse(0L));
    }

    private static GuestKind kind(Json.Obj row) {
        return row.text("type").flatMap(GuestKind::of).orElseThrow();
    }
}
