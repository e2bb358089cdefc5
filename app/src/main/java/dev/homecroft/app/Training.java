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
 * start. Run by the build only.
 */
final class Training {
    private Training() {}

    public static void main(String[] arguments) {
        Cli cli = Wiring.cli(silent());
        for (List<String> line : List.of(List.of("--help"), List.of("completion", "bash"), List.of("chekc"))) {
            cli.run(line.toArray(String[]::new));
        }
    }

    private static Terminal silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, new BufferedReader(Reader.nullReader()), Paper.PLAIN, false, false);
    }
}
