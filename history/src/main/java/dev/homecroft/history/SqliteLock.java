package dev.homecroft.history;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lease on a lab, one row. Its epoch fences off a holder that comes back after it was given up for dead. */
final class SqliteLock {
    private final Sql sql;
    private final List<Diagnostic> notes;

    SqliteLock(Sql sql, List<Diagnostic> notes) {
        this.sql = sql;
        this.notes = notes;
    }

    Lease take(Holder holder, Instant now) {
        return sql.atomically(() -> {
            Lock.Held held = held();
            Lock.mayTake(held, holder, now).ifPresent(notes::add);
            long epoch = held.epoch() + 1;
            sql.change(
                    "UPDATE lease SET epoch = ?, holder = ?, since = ?, renewed = ?",
                    epoch,
                    JsonText.canonical(write(holder)),
                    now.toString(),
                    now.toString());
            return new Lease(epoch);
        });
    }

    boolean renew(Lease lease, Instant now) {
        return sql.change(
                        "UPDATE lease SET renewed = ? WHERE epoch = ? AND holder IS NOT NULL",
                        now.toString(),
                        lease.epoch())
                == 1;
    }

    void release(Lease lease) {
        sql.change("UPDATE lease SET holder = NULL, since = NULL, renewed = NULL WHERE epoch = ?", lease.epoch());
    }

    /** Throws unless the lease holds; to be called inside the transaction that writes. */
    void require(Lease lease) {
        Lock.require(held(), lease);
    }

    private Lock.Held held() {
        return sql.first(
                        "SELECT epoch, holder, since, renewed FROM lease",
                        row -> new Lock.Held(
                                row.getLong(1),
                                Optional.ofNullable(row.getString(2)).flatMap(SqliteLock::read),
                                instant(row.getString(3)),
                                instant(row.getString(4))))
                .orElseThrow();
    }

    private static Instant instant(@Nullable String text) {
        return text == null ? Instant.EPOCH : Instant.parse(text);
    }

    private static Json write(Holder holder) {
        return Json.object()
                .put("user", holder.user())
                .put("host", holder.host())
                .put("pid", holder.pid())
                .put("started", holder.started(), at -> Json.of(at.toString()))
                .put("command", holder.command())
                .build();
    }

    private static Optional<Holder> read(String text) {
        return JsonReader.tryRead(text)
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .map(holder -> new Holder(
                        holder.text("user").orElse("?"),
                        holder.text("host").orElse("?"),
                        holder.whole("pid").orElse(0L),
                        holder.text("started").map(Instant::parse),
                        holder.text("command").orElse("?")));
    }
}
