package dev.homecroft.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables, and how an older file becomes a newer one. */
final class Schema {
    /** {@code croft} in ASCII, the first four bytes of which fit: marks the file as ours. */
    static final int APPLICATION = 0x63726f66;

    /** Each entry takes the file from the version that is its index to the next. */
    private static final List<List<String>> MIGRATIONS = List.of(List.of(
            "CREATE TABLE runs (number INTEGER PRIMARY KEY, plan TEXT NOT NULL, owner TEXT NOT NULL,"
                    + " started TEXT NOT NULL, ended TEXT, status TEXT NOT NULL)",
            "CREATE TABLE journal (id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs, entry TEXT NOT NULL)",
            "CREATE INDEX journal_run ON journal (run)",
            "CREATE TABLE observations (target TEXT PRIMARY KEY, observation TEXT NOT NULL)",
            "CREATE TABLE applied (address TEXT PRIMARY KEY, fields TEXT NOT NULL, identity TEXT, at TEXT NOT NULL)",
            "CREATE TABLE durations (id INTEGER PRIMARY KEY, target TEXT NOT NULL, operation TEXT NOT NULL,"
                    + " millis INTEGER NOT NULL, at TEXT NOT NULL)",
            "CREATE INDEX durations_of ON durations (target, operation)",
            "CREATE TABLE lease (one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL, holder TEXT,"
                    + " since TEXT, renewed TEXT)",
            "INSERT INTO lease (one, epoch) VALUES (1, 0)"));

    private Schema() {}

    static int current() {
        return MIGRATIONS.size();
    }

    /** Brings the file up to date in one transaction; throws {@link NotOurs} for a file of something else or later. */
    static void prepare(Connection connection) throws SQLException, NotOurs {
        int version = pragma(connection, "user_version");
        if (version == current() && pragma(connection, "application_id") == APPLICATION) {
            return;
        }
        boolean fresh = version == 0 && pragma(connection, "schema_version") == 0;
        if (!fresh && pragma(connection, "application_id") != APPLICATION) {
            throw new NotOurs("it is a database of another program");
        }
        if (version > current()) {
            throw new NotOurs("it was written by a later version of Homecroft");
        }
        migrate(connection);
    }

    /** Another process may migrate at the same time, so the version is read again inside the transaction. */
    private static void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (int from = pragma(connection, "user_version"); from < current(); from++) {
                for (String change : MIGRATIONS.get(from)) {
                    statement.execute(change);
                }
            }
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + current());
            statement.execute("COMMIT");
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** The file is a database, but not one that we may touch. */
    static final class NotOurs extends Exception {
        private static final long serialVersionUID = 1L;

        NotOurs(String message) {
            super(message);
        }
    }
}
