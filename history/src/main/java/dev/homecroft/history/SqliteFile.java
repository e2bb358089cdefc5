package dev.homecroft.history;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** Opens the file, and sets a broken one aside so that work can go on. A file that is only busy stays where it is. */
final class SqliteFile {
    private static final List<String> PARTS = List.of("", "-wal", "-shm");
    private static final int BUSY_MILLIS = 10_000;
    /** An error (a table is missing), corrupt, not a database: https://www.sqlite.org/rescode.html, by their low byte. */
    private static final List<Integer> DAMAGE = List.of(1, 11, 26);

    private final Path file;
    private final List<Diagnostic> notes = new ArrayList<>();

    SqliteFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    List<Diagnostic> notes() {
        return notes;
    }

    /** Whether the file, or the folder that it would be made in, may be written. */
    boolean isWritable() {
        Path existing = file;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        // SQLite writes files beside its own, so the folder counts even when the file may be written.
        Path folder = Files.isDirectory(existing) || existing.getParent() == null ? existing : existing.getParent();
        return Files.isWritable(folder) && Files.isWritable(existing);
    }

    Sql open() {
        // One at a time, in this process and among processes: two that find the same fault would set a good file aside.
        synchronized (SqliteFile.class) {
            try {
                Files.createDirectories(file.getParent());
                try (FileChannel guard = FileChannel.open(
                                Path.of(file + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = guard.lock()) {
                    return open(guard, lock);
                }
            } catch (IOException fault) {
                throw unusable(fault);
            }
        }
    }

    /** What is there, or an empty history in memory when nothing readable is there. */
    Sql openReadOnly() {
        notes.add(Diagnostic.note(HistoryCodes.READ_ONLY, "The history of this lab can only be read here.")
                .detail("Looking and planning work; nothing can be applied, for `%s` can't be written."
                        .formatted(file.getParent()))
                .build());
        String why = "";
        // Without write access the log beside the file may be unreadable; then the file alone is as it was last folded
        // in.
        for (String options : List.of("?mode=ro", "?mode=ro&immutable=1")) {
            if (!Files.exists(file)) {
                return memory();
            }
            try {
                return new Sql(connect("jdbc:sqlite:file:" + file + options, true), file.toString());
            } catch (SQLException | Schema.NotOurs fault) {
                why = String.valueOf(fault.getMessage());
            }
        }
        notes.add(Diagnostic.warning(HistoryCodes.BROKEN, "The history of this lab is broken.")
                .detail(why + ". It stays as it is, for its folder can't be written.")
                .build());
        return memory();
    }

    private Sql open(FileChannel guard, FileLock lock) throws IOException {
        if (!lock.isValid()) {
            throw new IOException("The lock file can't be locked.");
        }
        boolean wasMade = guard.size() > 0;
        Optional<Sql> sound = Files.exists(file) ? openIfSound() : Optional.empty();
        if (sound.isPresent()) {
            return sound.get();
        }
        if (wasMade && notes.isEmpty()) {
            setAside();
            notes.add(Diagnostic.warning(HistoryCodes.LOST, "The history of this lab is gone, and a new one was begun.")
                    .detail("`%s` is no longer there. %s".formatted(file, costs()))
                    .build());
        }
        Sql fresh = fresh();
        if (!wasMade) {
            guard.write(StandardCharsets.UTF_8.encode("A history was made here.\n"));
        }
        return fresh;
    }

    private Optional<Sql> openIfSound() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            notes.add(broken(setAside(), "it is empty, or no file"));
            return Optional.empty();
        }
        try {
            return Optional.of(new Sql(connect("jdbc:sqlite:" + file, false), file.toString()));
        } catch (Schema.NotOurs other) {
            notes.add(broken(setAside(), String.valueOf(other.getMessage())));
            return Optional.empty();
        } catch (SQLException fault) {
            if (!DAMAGE.contains(fault.getErrorCode() & 0xff)) {
                throw unusable(fault);
            }
            notes.add(broken(setAside(), String.valueOf(fault.getMessage())));
            return Optional.empty();
        }
    }

    private Sql fresh() {
        try {
            return new Sql(connect("jdbc:sqlite:" + file, false), file.toString());
        } catch (SQLException | Schema.NotOurs fault) {
            throw unusable(fault);
        }
    }

    private Sql memory() {
        try {
            return new Sql(connect("jdbc:sqlite::memory:", false), file.toString());
        } catch (SQLException | Schema.NotOurs fault) {
            throw unusable(fault);
        }
    }

    private static Connection connect(String url, boolean readOnly) throws SQLException, Schema.NotOurs {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            // An entry is on the disk when append returns: the law of write-ahead intent rests on this.
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        }
        Connection connection = config.createConnection(url);
        boolean good = false;
        try (Statement statement = connection.createStatement()) {
            check(statement);
            Schema.prepare(connection);
            good = true;
            return connection;
        } finally {
            if (!good) {
                connection.close();
            }
        }
    }

    private static void check(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = row.next() ? row.getString(1) : "no verdict";
            if (!"ok".equals(verdict)) {
                throw new SQLException(verdict, "", DAMAGE.get(1));
            }
        }
    }

    private Path setAside() throws IOException {
        int number = 1;
        while (isTaken(number)) {
            number++;
        }
        for (String part : PARTS) {
            Path from = Path.of(file + part);
            if (Files.exists(from)) {
                Files.move(from, aside(number, part));
            }
        }
        return aside(number, "");
    }

    private boolean isTaken(int number) {
        return PARTS.stream().anyMatch(part -> Files.exists(aside(number, part)));
    }

    private Path aside(int number, String part) {
        return Path.of(file + ".broken-" + number + part);
    }

    private Diagnostic broken(Path aside, String why) {
        return Diagnostic.warning(HistoryCodes.BROKEN, "The history of this lab was broken, and a new one was begun.")
                .detail(why + ". " + costs())
                .hint("The old file is kept as `%s`.".formatted(aside.getFileName()))
                .build();
    }

    private static String costs() {
        return "Lost: past runs, how long things take, and what was applied last, so that drift can't be told from a change"
                + " of the lab until the next apply. Not lost: the lab; everything of ours is found by its marks.";
    }

    private CroftException unusable(Exception fault) {
        return new CroftException(
                Diagnostic.error(HistoryCodes.UNUSABLE, "The history in `%s` can't be opened.".formatted(file))
                        .detail(String.valueOf(fault.getMessage()))
                        .hint("See that the folder may be written and has room.")
                        .build(),
                fault);
    }
}
