package dev.homecroft.app.sandbox;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Starts the background process of a sandbox and waits until it answers.
 *
 * @param command the program and its arguments, to which the lab's folder is added
 */
public record SandboxLauncher(List<String> command) {
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);

    public SandboxLauncher {
        command = List.copyOf(command);
    }

    /** The JVM that we run on, with the same classes; its flags as the launcher told us. */
    public static SandboxLauncher ofThisJvm(String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        String flags = System.getProperty("croft.flags", "");
        command.addAll(flags.isEmpty() ? List.of() : List.of(flags.split(" ")));
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), mainClass));
        return new SandboxLauncher(command);
    }

    void launch(SandboxFolder folder) {
        Process process = begin(folder);
        boolean answers = await(
                TO_START,
                () -> !process.isAlive() || RunningSandbox.of(folder.lab()).isPresent());
        if (!answers || !process.isAlive()) {
            process.destroy();
            throw new CroftException(Diagnostic.error(SandboxCodes.FAILED, "The sandbox did not start.")
                    .detail(lastLine(folder))
                    .hint("Its log is " + folder.log() + ".")
                    .build());
        }
    }

    private Process begin(SandboxFolder folder) {
        try {
            Files.createDirectories(folder.path());
            folder.forgetRunning();
            List<String> line = new ArrayList<>(command);
            line.add(folder.lab().toString());
            return new ProcessBuilder(line)
                    .directory(folder.path().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(folder.log().toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String lastLine(SandboxFolder folder) {
        try (var lines = Files.lines(folder.log())) {
            return lines.reduce("", (first, second) -> second.isBlank() ? first : second);
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    /** Looks again and again until it holds or the time is over; whether it held. */
    static boolean await(Duration most, BooleanSupplier condition) {
        long end = System.nanoTime() + most.toNanos();
        boolean holds = condition.getAsBoolean();
        try {
            while (!holds && System.nanoTime() < end) {
                Thread.sleep(LOOK);
                holds = condition.getAsBoolean();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return holds;
    }
}
