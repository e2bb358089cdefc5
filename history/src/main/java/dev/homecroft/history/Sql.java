package dev.homecroft.history;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection, used by one thread at a time, with its faults turned into diagnostics. */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final String file;
    private Runnable guard = () -> {};

    Sql(Connection connection, String file) {
        this.connection = connection;
        this.file = file;
    }

    /** Runs before each write; throws when it must not be. */
    synchronized void guardWrites(Runnable check) {
        guard = check;
    }

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Work inside a transaction. */
    interface Work<T> {
        T run() throws SQLException;
    }

    synchronized int change(String sql, @Nullable Object... values) {
        guard.run();
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException fault) {
            throw unusable(fault);
        }
    }

    synchronized <T> List<T> list(String sql, Row<T> reader, @Nullable Object... values) {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException fault) {
            throw unusable(fault);
        }
    }

    <T> Optional<T> first(String sql, Row<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /** All or nothing; takes the write lock at once, so that what is read inside stays true. */
    synchronized <T> T atomically(Work<T> work) {
        guard.run();
        try {
            execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = work.run();
                execute("COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
        } catch (SQLException fault) {
            throw unusable(fault);
        }
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // SQLite does it by itself after some faults; the fault that led here is the one to be told.
        }
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private CroftException unusable(SQLException fault) {
        return new CroftException(
                Diagnostic.error(HistoryCodes.UNUSABLE, "The history in `%s` can't be used.".formatted(file))
                        .detail(String.valueOf(fault.getMessage()))
                        .hint(
                                "See that the folder may be written and has room. The lab itself is not in this file: if it"
                                        + " is moved away, everything is found again by its marks.")
                        .build(),
                fault);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException fault) {
            throw unusable(fault);
        }
    }
}
