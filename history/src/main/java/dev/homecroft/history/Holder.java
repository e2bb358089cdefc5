package dev.homecroft.history;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that works on a lab.
 *
 * @param started when the process began; tells it from a later one with the same number
 * @param command what it does, for people
 */
public record Holder(String user, String host, long pid, Optional<Instant> started, String command) {
    /** This process. */
    public static Holder current(String command) {
        ProcessHandle self = ProcessHandle.current();
        return new Holder(
                System.getProperty("user.name", "?"),
                hostName(),
                self.pid(),
                self.info().startInstant(),
                command);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    /** Whether that process certainly is no more; false also when nobody can tell from here. */
    boolean isGoneFrom(String here) {
        if (!host.equals(here)) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return true;
        }
        Optional<Instant> startedNow = process.get().info().startInstant();
        return started.isPresent() && startedNow.isPresent() && !started.equals(startedNow);
    }

    /** For people: {@code anna@bench, process 4711, croft apply}. */
    @Override
    public String toString() {
        return user + "@" + host + ", process " + pid + ", " + command;
    }
}
