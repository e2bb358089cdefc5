package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.state.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code croft apply} in a process of its own: says how many steps the run had, or what it was told. */
final class AnotherProcess {
    private AnotherProcess() {}

    /** Starts it on the lab in this folder; what it says goes into the file. */
    static Process start(Bench.Seat seat, Path folder, Path said) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AnotherProcess.class.getName(),
                folder.toString(),
                String.join(",", seat.fingerprints()),
                Integer.toString(seat.names())));
        seat.nodes().stream().map(URI::toString).forEach(command::add);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public static void main(String[] arguments) {
        List<URI> nodes = Arrays.stream(arguments).skip(3).map(URI::create).toList();
        Bench.Seat seat = new Bench.Seat(nodes, Set.of(arguments[1].split(",")), Integer.parseInt(arguments[2]));
        Path folder = Path.of(arguments[0]);
        try {
            Run run = new Desk(folder, seat.labs(folder)).go();
            System.out.println("steps: " + run.plan().steps().size());
        } catch (CroftException told) {
            System.out.println(told.diagnostics());
        }
    }
}
