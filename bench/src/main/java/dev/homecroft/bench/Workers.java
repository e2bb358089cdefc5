package dev.homecroft.bench;

import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.simulators.stage.FaultScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Makes each call of a simulated cluster take its time on the node that it is about, which has three workers for them. What is
 * about no node is for the one that is asked. Safe for use by several threads.
 */
final class Workers implements FaultScript.Judge {
    private static final int WORKERS = 3;

    private final Map<String, Semaphore> nodes = new ConcurrentHashMap<>();
    private volatile long millis;
    private volatile Optional<PrintWriter> log = Optional.empty();

    /** @param changed how long each call takes from now on, in real milliseconds */
    void slow(long changed) {
        millis = changed;
    }

    /** From now on writes each call as a line: when it came and when it was served, in milliseconds, its verb and its path. */
    void log(Path file) throws IOException {
        log = Optional.of(new PrintWriter(Files.newBufferedWriter(file), true));
    }

    @Override
    public Optional<Fault> verdict(String method, String path) {
        long came = System.currentTimeMillis();
        serve(path);
        log.ifPresent(lines -> lines.println(came + " " + System.currentTimeMillis() + " " + method + " " + path));
        return Optional.empty();
    }

    private void serve(String path) {
        if (millis > 0) {
            String[] words = path.split("/", 4);
            String node = words.length > 2 && words[1].equals("nodes") ? words[2] : "";
            Semaphore workers = nodes.computeIfAbsent(node, _ -> new Semaphore(WORKERS));
            workers.acquireUninterruptibly();
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                workers.release();
            }
        }
    }
}
