package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.SecretRef;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Somebody else's program that reads a store. What it must keep to itself is given to it by its environment, never as an
 * argument that others on this machine could see, and what it prints is kept in memory alone.
 *
 * @param name as it is called on a command line
 * @param source where it is to be had, for people
 * @param environment of the user
 * @param redactor knows what its words must not repeat
 */
record ToolClient(String name, String source, Map<String, String> environment, Redactor redactor) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGEST = 8 * 1024 * 1024;
    private static final int WORDS = 400;
    private static final long PAUSE_MILLIS = 2;

    /** Its output; throws CroftException when it is not there, fails or does not end. */
    byte[] run(SecretRef ref, List<String> arguments, Map<String, String> more) {
        List<String> command = new ArrayList<>(List.of(program(ref).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        Map<String, String> own = new HashMap<>(environment);
        own.putAll(more);
        builder.environment().clear();
        builder.environment().putAll(own);
        try {
            return output(ref, builder.start());
        } catch (IOException fault) {
            throw StoreProblems.notStarted(ref, this, fault);
        }
    }

    private Path program(SecretRef ref) {
        return find().orElseThrow(() -> StoreProblems.noTool(ref, this));
    }

    /** The first on the user's path. */
    Optional<Path> find() {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path file = Path.of(folder).resolve(name);
            if (!folder.isEmpty() && Files.isExecutable(file) && Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private byte[] output(SecretRef ref, Process process) throws IOException {
        try (InputStream out = process.getInputStream();
                InputStream err = process.getErrorStream()) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            ByteArrayOutputStream complaint = new ByteArrayOutputStream();
            if (!drain(process, out, said, err, complaint)) {
                throw StoreProblems.tooSlow(ref, this, PATIENCE);
            }
            if (process.exitValue() != 0) {
                throw StoreProblems.failed(ref, this, process.exitValue(), words(complaint));
            }
            return said.toByteArray();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Both streams by turns: a program waits where nobody reads. False when it does not end in time or says too much. */
    private static boolean drain(
            Process process,
            InputStream out,
            ByteArrayOutputStream said,
            InputStream err,
            ByteArrayOutputStream complaint)
            throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean isAlive = true;
        while (isAlive && System.nanoTime() < end && said.size() < LARGEST && complaint.size() < LARGEST) {
            isAlive = !isEnded(process);
            said.writeBytes(out.readNBytes(out.available()));
            complaint.writeBytes(err.readNBytes(err.available()));
        }
        return !isAlive;
    }

    private static boolean isEnded(Process process) {
        try {
            return process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return true;
        }
    }

    private String words(ByteArrayOutputStream complaint) {
        String text =
                redactor.redact(complaint.toString(StandardCharsets.UTF_8)).strip();
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > WORDS ? line.substring(0, WORDS) + "…" : line;
    }
}
