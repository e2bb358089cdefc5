package dev.homecroft.history;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Opens the file, and sets a broken one aside so that work can go on. */
final class SqliteFile {
    private static final List<String> SIDE_FILES = List.of("-wal", "-shm");

    private final Path file;
    private final List<Diagnostic> notes = new ArrayList<>();

    SqliteFile(Path file) {
        this.file = file;
    }

    List<Diagnostic> notes() {
        return notes;
    }

    Sql open() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Sql(connect(), file.toString());
        } catch (SQLException | Schema.NotOurs | IOException fault) {
            return openFresh(fault);
        }
    }

    private Sql openFresh(Exception why) {
        try {
            Path aside = setAside();
            notes.add(broken(aside, why));
            return new Sql(connect(), file.toString());
        } catch (SQLException | Schema.NotOurs | IOException again) {
            throw new CroftException(
                    Diagnostic.error(HistoryCodes.UNUSABLE, "The history in `%s` can't be opened.".formatted(file))
                            .detail(String.valueOf(again.getMessage()))
                            .hint("See that the folder may be written and has room.")
                            .build(),
                    again);
        }
    }

    private Connection connect() throws SQLException, Schema.NotOurs {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        boolean good = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute("PRAGMA journal_mode = WAL");
            // An entry is on the disk when append returns: the law of write-ahead intent rests on this.
            statement.execute("PRAGMA synchronous = FULL");
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
                throw new SQLException(verdict);
            }
        }
    }

    private Path setAside() throws IOException {
        Path aside = free();
        Files.move(file, aside);
        for (String side : SIDE_FILES) {
            Path from = Path.of(file + side);
            if (Files.exists(from)) {
                Files.move(from, Path.of(aside + side));
            }
        }
        return aside;
    }

    private Path free() {
        int number = 1;
        while (Files.exists(Path.of(file + ".broken-" + number))) {
            number++;
        }
        return Path.of(file + ".broken-" + number);
    }

    private Diagnostic broken(Path aside, Exception why) {
        return Diagnostic.warning(HistoryCodes.BROKEN, "The history of this lab was broken, and a new one was begun.")
                .detail(
                        ("%s. Lost: past runs, how long things take, and what was applied last, so that drift can't be told"
                                        + " from a change of the lab until the next apply. Not lost: the lab; everything of ours is"
                                        + " found by its marks.")
                                .formatted(why.getMessage()))
                .hint("The old file is kept as `%s`.".formatted(aside.getFileName()))
                .build();
    }
}
