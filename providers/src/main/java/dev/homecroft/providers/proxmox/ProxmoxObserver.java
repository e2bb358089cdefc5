package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Beside;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.hosts.CertificateWatch;
import dev.homecroft.providers.proxmox.hosts.NodeReading;
import dev.homecroft.providers.proxmox.network.NodeNetworks;
import dev.homecroft.providers.proxmox.reading.GuestState;
import dev.homecroft.providers.proxmox.reading.Guests;
import dev.homecroft.providers.proxmox.settings.SettingObserver;
import dev.homecroft.providers.proxmox.settings.table.GuestNames;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.spi.Taking;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads a whole cluster in one pass: its inventory in one call, then which guests run on each node, each guest, and each
 * storage that keeps images. A node that does not answer makes its own guests unreachable and nothing else.
 */
final class ProxmoxObserver {
    private static final Set<String> FILES = Set.of("import", "iso", "vztmpl");

    private final ProxmoxClient client;
    private final Target target;
    private final String lab;
    private final Taking taking;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Set<String> online = new TreeSet<>();

    /** @param taking guests that settings call by name besides ours */
    ProxmoxObserver(ProxmoxClient client, Target target, String lab, Taking taking) {
        this.taking = taking;
        this.client = client;
        this.target = target;
        this.lab = lab;
    }

    Observation observe(Instant now) {
        Optional<Diagnostic> noQuorum = Majority.stand(client);
        if (noQuorum.isPresent()) {
            return Observation.unreachable(target, now, noQuorum.get());
        }
        List<Json.Obj> rows;
        try {
            rows = Tasks.rows(client.need("/cluster/resources", "list what is in it"));
        } catch (CroftException unreachable) {
            return Observation.unreachable(
                    target, now, unreachable.diagnostics().getFirst());
        }
        ofType(rows, "node").stream()
                .filter(NodeReading::isOnline)
                .flatMap(row -> row.text("node").stream())
                .forEach(online::add);
        List<ObservedObject> objects = new ArrayList<>();
        parts(rows).forEach(objects::addAll);
        certificates(now);
        return new Observation(target, now, Freshness.FRESH, objects, problems);
    }

    /** In an order of their own, whichever is read first. */
    private List<List<ObservedObject>> parts(List<Json.Obj> rows) {
        try (Beside beside = new Beside()) {
            Supplier<List<ObservedObject>> guests = beside.begin(() -> guests(rows));
            // Once, not for each setting that asks.
            Supplier<GuestNames> names = beside.begin(() -> names(guests.get()));
            return Stream.of(
                            beside.begin(() -> new NodeReading(client, target).read(ofType(rows, "node"))),
                            guests,
                            beside.begin(() -> storages(ofType(rows, "storage"))),
                            beside.begin(this::mappings),
                            beside.begin(() -> new SettingObserver(client, target, lab, names).observe()),
                            beside.begin(() -> NodeNetworks.observe(client, target, lab, List.copyOf(online))))
                    .map(Supplier::get)
                    .toList();
        }
    }

    private void certificates(Instant now) {
        List<Diagnostic> ending = CertificateWatch.of(client, online, now);
        problems.addAll(ending);
        client.firstCertificateEnd()
                .filter(end -> ending.isEmpty() && end.isBefore(now))
                .ifPresent(end -> problems.add(ended(end)));
    }

    /** These guests alone, running or not as the inventory has it. */
    List<ObservedObject> only(List<Json.Obj> rows, Set<String> up, References references) {
        online.addAll(up);
        Powers powers = Powers.listed(rows);
        return ProxmoxClient.each(rows, row -> guest(row, () -> powers, () -> references));
    }

    private Diagnostic ended(Instant end) {
        return Diagnostic.warning(
                        "proxmox-certificate-ended",
                        "A node of `%s` shows a certificate that ended on %s."
                                .formatted(client.cluster(), end.toString().substring(0, 10)))
                .detail(
                        "The lab states its fingerprint, so it is believed all the same; browsers and others refuse it.")
                .hint("renew it on the node, `pvecm updatecerts --force`, and state the new fingerprint")
                .build();
    }

    /** The lab's guests by what the cluster calls them. */
    private GuestNames names(List<ObservedObject> guests) {
        return GuestNumbers.of(lab, guests, taking);
    }

    private static List<Json.Obj> ofType(List<Json.Obj> rows, String type) {
        return rows.stream()
                .filter(row -> row.text("type").orElse("").equals(type))
                .toList();
    }

    private static Optional<GuestKind> guestKind(Json.Obj row) {
        return row.text("type").flatMap(GuestKind::of);
    }

    private List<ObservedObject> guests(List<Json.Obj> all) {
        List<Json.Obj> rows =
                all.stream().filter(row -> guestKind(row).isPresent()).toList();
        List<Powers.Shelf> shelves = rows.stream()
                .map(row -> new Powers.Shelf(
                        row.text("node").orElse(""), guestKind(row).orElseThrow()))
                .filter(shelf -> online.contains(shelf.node()))
                .distinct()
                .toList();
        try (Beside beside = new Beside()) {
            Supplier<References> references = beside.begin(() -> References.read(client));
            Supplier<Powers> powers = beside.begin(() -> Powers.read(client, shelves));
            List<ObservedObject> guests = ProxmoxClient.each(rows, row -> guest(row, powers, references));
            return Stream.concat(guests.stream(), guests.stream().flatMap(guest -> UnusedDisks.of(lab, guest).stream()))
                    .toList();
        }
    }

    private ObservedObject guest(Json.Obj row, Supplier<Powers> powers, Supplier<References> references) {
        GuestKind kind = guestKind(row).orElseThrow();
        long id = row.whole("vmid").orElse(0L);
        String node = row.text("node").orElse("");
        String name = Names.guest(row.text("name").orElse(""));
        if (!online.contains(node)) {
            return unreachable(kind, id, node, name, "node `%s` is offline".formatted(node));
        }
        Guests guests = new Guests(client);
        try {
            Optional<GuestState> state = guests.locate(kind, id, node);
            return state.isPresent()
                    ? read(row, state.get(), isRunning(state.get(), powers.get()), references.get())
                    : unreachable(kind, id, node, name, "it went away while it was read");
        } catch (CroftException fault) {
            return unreachable(
                    kind, id, node, name, fault.diagnostics().getFirst().summary());
        }
    }

    private boolean isRunning(GuestState guest, Powers powers) {
        return powers.of(guest).orElseGet(() -> new Guests(client).power(guest).isRunning());
    }

    private ObservedObject unreachable(GuestKind kind, long id, String node, String name, String why) {
        Fields fields = Fields.builder()
                .put("type", kind == GuestKind.QEMU ? "vm" : "container")
                .put("id", id)
                .put("node", node)
                .build();
        return new ObservedObject(
                kind.ref(target, id),
                "guest",
                name,
                Optional.empty(),
                Optional.empty(),
                fields,
                Fields.EMPTY,
                new Freshness.Unreachable(why));
    }

    private ObservedObject read(Json.Obj row, GuestState state, boolean isRunning, References references) {
        Notes notes = state.notes();
        Fields.Builder fields = Fields.builder()
                .put("type", state.kind() == GuestKind.QEMU ? "vm" : "container")
                .put("id", state.id())
                .put("node", state.node())
                .put("power", isRunning ? "running" : "stopped")
                .put("pool", row.text("pool").map(Value::of))
                .put("lock", state.lock().map(Value::of));
        if (!notes.note().isEmpty()) {
            fields.put("note", notes.note());
        }
        if (!notes.foreign().isEmpty()) {
            fields.put("foreign-note", notes.foreign());
        }
        references.add(state.kind(), state.id(), fields);
        Fields all = state.fields().with(fields.build());
        return new ObservedObject(
                state.kind().ref(target, state.id()),
                "guest",
                all.text("name").or(() -> row.text("name").map(Names::guest)).orElse(""),
                state.identity(),
                notes.mark(),
                all,
                isRunning ? state.runningFields() : Fields.EMPTY,
                Freshness.FRESH);
    }

    private List<ObservedObject> storages(List<Json.Obj> rows) {
        Set<String> sharedSeen = new TreeSet<>();
        List<ObservedObject> objects = new ArrayList<>();
        List<Listing> listed = new ArrayList<>();
        for (Json.Obj row : rows) {
            boolean isShared = row.flag("shared").orElse(false);
            objects.add(storage(row, isShared));
            boolean isUp = row.text("status").orElse("").equals("available")
                    && online.contains(row.text("node").orElse(""));
            boolean isFirst =
                    !isShared || !sharedSeen.contains(row.text("storage").orElse(""));
            if (isUp && isFirst && !contents(row).isEmpty()) {
                contents(row).forEach(content -> listed.add(new Listing(row, content)));
                row.text("storage").filter(name -> isShared).ifPresent(sharedSeen::add);
            }
        }
        ProxmoxClient.each(listed, this::files).forEach(objects::addAll);
        return objects;
    }

    /** What one storage keeps of one kind of file. */
    private record Listing(Json.Obj storage, String content) {}

    private ObservedObject storage(Json.Obj row, boolean isShared) {
        String node = row.text("node").orElse("");
        String name = row.text("storage").orElse("");
        Fields.Builder fields = Fields.builder()
                .put("node", node)
                .put("storage", name)
                .put("kind", row.text("plugintype").map(Value::of))
                .put("status", row.text("status").orElse("unknown"))
                .put("shared", isShared)
                .put("content", Value.ofTexts(content(row)));
        Optional<Long> total = row.whole("maxdisk");
        total.ifPresent(bytes -> fields.put("total", new ByteSize(Math.max(0, bytes))));
        total.ifPresent(bytes ->
                row.whole("disk").ifPresent(used -> fields.put("free", new ByteSize(Math.max(0, bytes - used)))));
        return new ObservedObject(
                new ObjectRef(target, "storage/" + node + "/" + name),
                Names.STORAGE_STATUS,
                name,
                Optional.empty(),
                Optional.empty(),
                fields.build(),
                Fields.EMPTY,
                online.contains(node) ? Freshness.FRESH : new Freshness.Unreachable("its node is offline"));
    }

    private static List<String> content(Json.Obj row) {
        return Arrays.stream(row.text("content").orElse("").split(","))
                .filter(word -> !word.isEmpty())
                .sorted()
                .toList();
    }

    private static List<String> contents(Json.Obj row) {
        return content(row).stream().filter(FILES::contains).toList();
    }

    private List<ObservedObject> files(Listing listing) {
        Json.Obj row = listing.storage();
        String node = row.text("node").orElse("");
        String storage = row.text("storage").orElse("");
        String place = row.flag("shared").orElse(false) ? Names.SHARED : node;
        String path = "/nodes/%s/storage/%s/content?content=%s"
                .formatted(Words.encode(node), Words.encode(storage), listing.content());
        Answer answer = client.get(path);
        if (answer instanceof Answer.Ok(Json data)) {
            return Tasks.rows(data).stream()
                    .flatMap(file -> file(file, place, storage, listing.content()).stream())
                    .toList();
        }
        problem(answer, storage, node);
        return List.of();
    }

    private void problem(Answer answer, String storage, String node) {
        Diagnostic problem =
                Problems.of(answer, client.cluster(), "list what is in storage `%s` of `%s`".formatted(storage, node));
        synchronized (problems) {
            problems.add(problem);
        }
    }

    private Optional<ObservedObject> file(Json.Obj row, String place, String storage, String content) {
        Optional<String> volume = row.text("volid");
        if (volume.isEmpty()) {
            return Optional.empty();
        }
        String file = volume.get().substring(volume.get().lastIndexOf('/') + 1);
        long bytes = Math.max(0, row.whole("size").orElse(0L));
        Identity identity =
                Names.fileIdentity(volume.get(), bytes, row.whole("ctime").orElse(0L));
        Fields fields = Fields.builder()
                .put("node", place)
                .put("storage", storage)
                .put("content", content)
                .put("file", file)
                .put("volume", volume.get())
                .put("size", new ByteSize(bytes))
                .build();
        return Optional.of(new ObservedObject(
                Names.file(target, place, volume.get()),
                "image",
                file,
                Optional.of(identity),
                Names.markOf(file, place, storage, identity),
                fields,
                Fields.EMPTY,
                Freshness.FRESH));
    }

    private List<ObservedObject> mappings() {
        List<ObservedObject> objects = new ArrayList<>();
        for (String type : List.of("pci", "usb")) {
            // Who may not see mappings plans without them; the server refuses what does not exist.
            if (client.get("/cluster/mapping/" + type) instanceof Answer.Ok(Json data)) {
                Tasks.rows(data).forEach(row -> objects.add(mapping(type, row)));
            }
        }
        return objects;
    }

    private ObservedObject mapping(String type, Json.Obj row) {
        String name = row.text("id").orElse("");
        List<String> devices = row.array("map").stream()
                .filter(Json.Str.class::isInstance)
                .map(entry -> PropertyString.parse(((Json.Str) entry).value()).get("node"))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        List<String> nodes = devices.stream().distinct().toList();
        // A device that is divided into virtual ones serves as many guests as it can.
        boolean isDivided = row.flag("mdev").orElse(false);
        Fields.Builder counts = Fields.builder();
        if (!isDivided) {
            nodes.forEach(node -> counts.put("devices." + node, Collections.frequency(devices, node)));
        }
        return new ObservedObject(
                new ObjectRef(target, "mapping/" + type + "/" + name),
                Names.MAPPING_STATUS,
                name,
                Optional.empty(),
                Optional.empty(),
                Fields.builder()
                        .put("nodes", Value.ofTexts(nodes))
                        .put("live", row.flag("live-migration-capable").orElse(false))
                        .putAll(counts.build())
                        .build(),
                Fields.EMPTY,
                Freshness.FRESH);
    }
}
