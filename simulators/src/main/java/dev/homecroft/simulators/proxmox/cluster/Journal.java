package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Stage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What each node has written into its system journal: who changed which virtual machine, which tasks began and ended. An edit of a
 * file below /etc/pve leaves no line, nor does a change of a container's options. Not kept on disk, so cursors of before a restart
 * lead nowhere. Guarded by the cluster's lock.
 */
public final class Journal {
    private static final int KEPT = 20_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Stage stage;
    private final String boot;
    private final Map<String, Deque<Entry>> nodes = new HashMap<>();
    private long written;

    /** Its line is put together when somebody reads it: hardly any is read. */
    private record Entry(long number, long at, String node, String user, String text) {
        String line() {
            return user.isEmpty()
                    ? node + " " + text
                    : "%s %s pvedaemon[1042]: <%s> %s"
                            .formatted(TIME.format(Instant.ofEpochMilli(at)), node, user, text.replace('\n', ' '));
        }
    }

    Journal(Stage stage) {
        this.stage = stage;
        this.boot = Long.toHexString(System.nanoTime());
    }

    /** @param user who did it; the line begins with the name */
    public void write(String node, String user, String text) {
        Deque<Entry> entries = entries(node);
        entries.add(new Entry(++written, stage.now(), node, user, text));
        if (entries.size() > KEPT) {
            entries.remove();
        }
    }

    /** The oldest lines of a node go, as its disk is full of them. */
    public void vacuum(String node) {
        Deque<Entry> entries = entries(node);
        while (entries.size() > 1) {
            entries.remove();
        }
    }

    /** A node has always written something. */
    private Deque<Entry> entries(String node) {
        Deque<Entry> entries = nodes.computeIfAbsent(node, _ -> new ArrayDeque<>());
        if (entries.isEmpty()) {
            entries.add(new Entry(++written, stage.now(), node, "", "systemd[1]: Started pvedaemon."));
        }
        return entries;
    }

    /**
     * As the node's reader prints it: the cursor of the first entry that it found, the lines, the cursor of the last one. With a
     * cursor that is gone it begins at the next entry there is, and leaves that out.
     */
    public List<String> read(String node, Optional<String> cursor, long last) {
        List<Entry> entries = new ArrayList<>(entries(node));
        int from = cursor.map(this::number)
                .map(number -> (int) entries.stream()
                        .filter(entry -> entry.number() < number)
                        .count())
                .orElseGet(() -> last > 0 ? (int) Math.max(0, entries.size() - last) : 0);
        int first = Math.min(from, entries.size() - 1);
        List<String> lines = new ArrayList<>();
        lines.add(cursor(entries.get(first)));
        entries.subList(cursor.isPresent() ? first + 1 : first, entries.size())
                .forEach(entry -> lines.add(entry.line()));
        lines.add(cursor(entries.getLast()));
        return lines;
    }

    private String cursor(Entry entry) {
        return "b=%s;i=%x".formatted(boot, entry.number());
    }

    /** Cursors of another boot are before everything. */
    private long number(String cursor) {
        String own = "b=%s;i=".formatted(boot);
        return cursor.startsWith(own) ? Long.parseLong(cursor.substring(own.length()), 16) : 0;
    }
}
