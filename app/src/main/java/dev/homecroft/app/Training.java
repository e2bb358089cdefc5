package dev.homecroft.app;

import dev.homecroft.app.cli.Cli;
import dev.homecroft.app.cli.Terminal;
import dev.homecroft.app.lab.LoadedLab;
import dev.homecroft.app.sandbox.SandboxProcess;
import dev.homecroft.engine.Cores;
import dev.homecroft.views.Paper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Visits the common commands once, with their output thrown away, so that the JVM can keep what it loaded for the next
 * start. Run by the build only; its arguments are the folder of a lab to train with, in which a hidden folder
 * {@code .other} holds another one that states what the first does not, and {@code reading} for the commands that need its
 * files only or {@code working} for the others.
 */
final class Training {
    private static final List<String> READING = List.of(
            "--help",
            "check",
            "check .",
            "check --output json",
            "check .other",
            "check --lab missing",
            "explain identity",
            "completion bash",
            "chekc");
    private static final List<String> WORKING = List.of(
            "check",
            "check .other",
            "plan",
            "up --yes",
            "plan --foreign",
            "drift",
            "show talos-1",
            "history",
            "sandbox status");

    private Training() {}

    public static void main(String[] arguments) {
        String lab = arguments[0];
        Map<String, String> environment = Map.of("XDG_STATE_HOME", lab, "HOME", lab);
        Wiring.terminal(System.getenv());
        Cli cli = Wiring.cli(silent(), environment, Path.of(lab));
        if (arguments[1].equals("reading")) {
            // What only a large lab is worth.
            new Cores(2).each(List.of(1, 2), number -> number);
            Main.run(cli, "check");
            touch(Path.of(lab));
            READING.forEach(line -> Main.run(cli, line.split(" ")));
            return;
        }
        try (SandboxProcess _ =
                SandboxProcess.start(Path.of(lab), LoadedLab.labIn(Path.of(lab)), InstantSource.system())) {
            WORKING.forEach(line -> Main.run(cli, line.split(" ")));
        }
    }

    /** As an edit would, so that the check after it knows all files but one. */
    private static void touch(Path lab) {
        try {
            Files.setLastModifiedTime(lab.resolve("lab.yaml"), FileTime.from(Instant.EPOCH.plusSeconds(1)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Terminal silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, new BufferedReader(Reader.nullReader()), Paper.PLAIN, false, false);
    }
}
