package dev.homecroft.app;

import dev.homecroft.app.cli.Cli;
import dev.homecroft.app.cli.Terminal;
import dev.homecroft.views.Paper;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Visits the common commands once, with their output thrown away, so that the JVM can keep what it loaded for the next
 * start. Run by the build only; its one argument is the folder of a lab to train with.
 */
final class Training {
    private Training() {}

    public static void main(String[] arguments) {
        String lab = arguments[0];
        Cli cli = Wiring.cli(silent());
        List<List<String>> lines = List.of(
                List.of("--help"),
                List.of("check", lab),
                List.of("check", lab, "--output", "json"),
                List.of("check", lab + "/missing"),
                List.of("sandbox", "status", lab),
                List.of("explain", "identity"),
                List.of("completion", "bash"),
                List.of("chekc"));
        lines.forEach(line -> cli.run(line.toArray(String[]::new)));
    }

    private static Terminal silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, new BufferedReader(Reader.nullReader()), Paper.PLAIN, false, false);
    }
}
