package dev.homecroft.simulators.pbs.store;

import dev.homecroft.simulators.stage.Fields;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies in the folder of a datastore: namespaces, groups, backups, and chunks that nobody needs any more and that
 * are still there. Mutable; guarded by the stage's lock.
 */
public final class Holding {
    private final NavigableSet<String> namespaces = new TreeSet<>();
    private final NavigableMap<BackupGroup, Group> groups = new TreeMap<>();
    private final List<Garbage> garbage = new ArrayList<>();
    private Collection lastCollection = Collection.NONE;
    private final long capacity;
    private long ballast;

    /** Who owns a group, what is noted of it, and its backups by time. */
    private record Group(String owner, String notes, NavigableMap<Long, Snapshot> snapshots) {}

    /** @param touched Unix seconds at which the chunks were last seen to be needed */
    private record Garbage(long bytes, long touched) {}

    /**
     * What the last garbage collection found.
     *
     * @param began Unix seconds, 0 for never
     * @param removed bytes that it freed
     * @param pending bytes that it found too young
     * @param upid its task, or empty
     */
    public record Collection(long began, long removed, long pending, String upid) {
        static final Collection NONE = new Collection(0, 0, 0, "");
    }

    /** @param capacity bytes of the file system that it lies on */
    public Holding(long capacity) {
        this.capacity = capacity;
    }

    public long capacity() {
        return capacity;
    }

    /** Bytes in use on the file system. */
    public long used() {
        return ballast
                + garbage.stream().mapToLong(Garbage::bytes).sum()
                + snapshots().stream().mapToLong(Snapshot::stored).sum();
    }

    public long available() {
        return Math.max(0, capacity - used());
    }

    /** Something else takes all but so many bytes. */
    public void fill(long free) {
        ballast = 0;
        ballast = Math.max(0, capacity - used() - free);
    }

    /** All namespaces but the root. */
    public NavigableSet<String> namespaces() {
        return namespaces;
    }

    public boolean hasNamespace(String name) {
        return name.isEmpty() || namespaces.contains(name);
    }

    public List<BackupGroup> groups() {
        return List.copyOf(groups.keySet());
    }

    public Optional<String> owner(BackupGroup group) {
        return Optional.ofNullable(groups.get(group)).map(Group::owner);
    }

    public String notes(BackupGroup group) {
        return Optional.ofNullable(groups.get(group)).map(Group::notes).orElse("");
    }

    /** Gives a group that is there to another owner. */
    public void own(BackupGroup group, String owner) {
        groups.computeIfPresent(group, (_, old) -> new Group(owner, old.notes(), old.snapshots()));
    }

    public void annotate(BackupGroup group, String notes) {
        groups.computeIfPresent(group, (_, old) -> new Group(old.owner(), notes, old.snapshots()));
    }

    public List<Snapshot> snapshots() {
        return groups.values().stream()
                .flatMap(group -> group.snapshots().values().stream())
                .toList();
    }

    /** The backups of a group, newest first. */
    public List<Snapshot> snapshots(BackupGroup group) {
        return Optional.ofNullable(groups.get(group))
                .map(found -> List.copyOf(found.snapshots().descendingMap().values()))
                .orElse(List.of());
    }

    public Optional<Snapshot> snapshot(BackupGroup group, long time) {
        return Optional.ofNullable(groups.get(group))
                .flatMap(found -> Optional.ofNullable(found.snapshots().get(time)));
    }

    /** Adds a backup; its group is made for the owner if it is not there. */
    public void add(Snapshot snapshot, String owner) {
        groups.computeIfAbsent(snapshot.group(), _ -> new Group(owner, "", new TreeMap<>()))
                .snapshots()
                .put(snapshot.time(), snapshot);
    }

    /** Puts a changed backup in place of itself. */
    public void change(Snapshot snapshot) {
        Optional.ofNullable(groups.get(snapshot.group()))
                .ifPresent(group -> group.snapshots().replace(snapshot.time(), snapshot));
    }

    /** Removes a backup; its chunks stay until garbage is collected. */
    public void remove(Snapshot snapshot) {
        Optional.ofNullable(groups.get(snapshot.group()))
                .filter(group -> group.snapshots().remove(snapshot.time()) != null)
                .ifPresent(group -> {
                    garbage.add(new Garbage(snapshot.stored(), Math.max(snapshot.time(), lastCollection.began())));
                    if (group.snapshots().isEmpty()) {
                        groups.remove(snapshot.group());
                    }
                });
    }

    public Collection lastCollection() {
        return lastCollection;
    }

    /**
     * Frees the chunks that nobody has needed since then.
     *
     * @param began Unix seconds at which the collection began
     * @param before Unix seconds
     */
    public Collection collect(long began, long before, String upid) {
        long removed = garbage.stream()
                .filter(one -> one.touched() < before)
                .mapToLong(Garbage::bytes)
                .sum();
        garbage.removeIf(one -> one.touched() < before);
        long pending = garbage.stream().mapToLong(Garbage::bytes).sum();
        lastCollection = new Collection(began, removed, pending, upid);
        return lastCollection;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("capacity", capacity);
        json.put("ballast", ballast);
        json.put("namespaces", List.copyOf(namespaces));
        List<Object> kept = new ArrayList<>();
        groups.forEach((key, group) -> kept.add(Map.of(
                "owner",
                group.owner(),
                "notes",
                group.notes(),
                "snapshots",
                group.snapshots().values().stream().map(Snapshot::toJson).toList())));
        json.put("groups", kept);
        json.put(
                "garbage",
                garbage.stream()
                        .map(one -> Map.of("bytes", one.bytes(), "touched", one.touched()))
                        .toList());
        json.put(
                "collection",
                Map.of(
                        "began", lastCollection.began(),
                        "removed", lastCollection.removed(),
                        "pending", lastCollection.pending(),
                        "upid", lastCollection.upid()));
        return json;
    }

    static Holding fromJson(Fields fields) {
        Holding holding = new Holding(fields.number("capacity"));
        holding.ballast = fields.number("ballast");
        holding.namespaces.addAll(fields.texts("namespaces"));
        for (Object kept : fields.list("groups")) {
            Fields group = Fields.of(kept);
            List<Snapshot> snapshots = group.list("snapshots").stream()
                    .map(Fields::of)
                    .map(Snapshot::fromJson)
                    .toList();
            snapshots.forEach(snapshot -> holding.add(snapshot, group.text("owner")));
            snapshots.stream().findFirst().ifPresent(first -> holding.annotate(first.group(), group.text("notes")));
        }
        for (Object kept : fields.list("garbage")) {
            Fields one = Fields.of(kept);
            holding.garbage.add(new Garbage(one.number("bytes"), one.number("touched")));
        }
        Fields last = new Fields(Json.object(fields.json().getOrDefault("collection", Map.of())));
        holding.lastCollection =
                new Collection(last.number("began"), last.number("removed"), last.number("pending"), last.text("upid"));
        return holding;
    }
}
