package dev.homecroft.history;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the lock may be taken and who holds it; the same for every store. */
final class Lock {
    /** A holder on another host that has not renewed for so long is given up. */
    static final Duration LIFE = Duration.ofMinutes(2);

    private Lock() {}

    record Held(long epoch, Optional<Holder> holder, Instant since, Instant renewed) {
        static final Held NOBODY = new Held(0, Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    /** The note on a take-over, if it is one. Throws CroftException when the holder may still be at work. */
    static Optional<Diagnostic> mayTake(Held held, Holder comer, Instant now) {
        if (held.holder().isEmpty()) {
            return Optional.empty();
        }
        Holder other = held.holder().get();
        boolean expired = !other.host().equals(comer.host())
                && Duration.between(held.renewed(), now).compareTo(LIFE) > 0;
        if (!expired && !other.isGoneFrom(comer.host())) {
            throw new CroftException(Diagnostic.error(HistoryCodes.LOCKED, "Somebody else is changing this lab.")
                    .detail("%s, since %s.".formatted(other, held.since()))
                    .hint("Wait for it to end. Its lock is free as soon as that process is gone.")
                    .build());
        }
        return Optional.of(
                Diagnostic.note(HistoryCodes.TAKEN_OVER, "The lock of a process that is gone was taken over.")
                        .detail("%s, since %s.".formatted(other, held.since()))
                        .build());
    }

    /** Throws unless the lease holds; to be called inside the transaction that writes. */
    static void require(Held held, Lease lease) {
        if (held.epoch() != lease.epoch() || held.holder().isEmpty()) {
            throw new CroftException(Diagnostic.error(HistoryCodes.LOST_LOCK, "This process lost its lock on the lab.")
                    .detail(held.holder()
                            .map(other -> "It is held by " + other + ".")
                            .orElse("Nobody holds it now."))
                    .hint("Nothing more is done here. `croft apply` goes on when the other is done.")
                    .build());
        }
    }
}
