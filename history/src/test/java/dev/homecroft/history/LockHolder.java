package dev.homecroft.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/** A process of its own: takes the lock, says so, and holds it until its input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        try (History history = SqliteHistory.open(Path.of(arguments[0]))) {
            Lease lease = history.lock(Holder.current("croft apply"), Instant.now());
            out.println("held " + lease.epoch());
            while (System.in.read() >= 0) {
                history.renew(lease, Instant.now());
            }
            history.unlock(lease);
        }
    }
}
