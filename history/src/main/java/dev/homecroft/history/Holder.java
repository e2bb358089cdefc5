package dev.homecroft.history;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /** The kernel knows it at once; asking the resolver may take seconds. */
    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            return resolvedName();
        }
    }

    private static String resolvedName() {
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
        return started.isPresent() && startedNow.isPresent() && !isSame(started.get(), startedNow.get());
    }

    /** Start times are reckoned from the time of boot, which moves by a second or two when the clock is set. */
    private static boolean isSame(Instant start, Instant other) {
        return Duration.between(start, other).abs().compareTo(Duration.ofSeconds(2)) <= 0;
    }

    /** For people: {@code anna@bench, process 4711, croft apply}. */
    @Override
    public String toString() {
        return user + "@" + host + ", process " + pid + ", " + command;
    }
}
