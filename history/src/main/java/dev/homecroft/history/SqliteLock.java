package dev.homecroft.history;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lease on a lab, one row. Its epoch fences off a holder that comes back after it was given up for dead. */
final class SqliteLock {
    /** A holder on another host that has not renewed for so long is given up. */
    static final Duration LIFE = Duration.ofMinutes(2);

    private final Sql sql;
    private final List<Diagnostic> notes;

    SqliteLock(Sql sql, List<Diagnostic> notes) {
        this.sql = sql;
        this.notes = notes;
    }

    private record Held(long epoch, Optional<Holder> holder, Instant since, Instant renewed) {}

    Lease take(Holder holder, Instant now) {
        return sql.atomically(() -> {
            Held held = held();
            held.holder().ifPresent(other -> takeOver(other, held, holder, now));
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

    /** Throws when the other one may still be at work. */
    private void takeOver(Holder other, Held held, Holder holder, Instant now) {
        boolean expired = !other.host().equals(holder.host())
                && Duration.between(held.renewed(), now).compareTo(LIFE) > 0;
        if (!expired && !other.isGoneFrom(holder.host())) {
            throw new CroftException(Diagnostic.error(HistoryCodes.LOCKED, "Somebody else is changing this lab.")
                    .detail("%s, since %s.".formatted(other, held.since()))
                    .hint("Wait for it to end. Its lock is free as soon as that process is gone.")
                    .build());
        }
        notes.add(Diagnostic.note(HistoryCodes.TAKEN_OVER, "The lock of a process that is gone was taken over.")
                .detail("%s, since %s.".formatted(other, held.since()))
                .build());
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
        Held held = held();
        if (held.epoch() != lease.epoch() || held.holder().isEmpty()) {
            throw new CroftException(Diagnostic.error(HistoryCodes.LOST_LOCK, "This process lost its lock on the lab.")
                    .detail(held.holder()
                            .map(other -> "It is held by " + other + ".")
                            .orElse("Nobody holds it now."))
                    .hint("Nothing more is done here. `croft apply` goes on when the other is done.")
                    .build());
        }
    }

    private Held held() {
        return sql.first(
                        "SELECT epoch, holder, since, renewed FROM lease",
                        row -> new Held(
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
