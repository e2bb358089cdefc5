package dev.homecroft.simulators.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Other people's programs: where they are, running them, and writing down what they asked. */
public final class Peers {
    /** Where {@code peers/install} puts them: below the home that the environment names, which need not be Java's. */
    public static final Path HOME = Path.of(Optional.ofNullable(System.getenv("PEERS_HOME"))
            .orElseGet(() -> System.getenv().getOrDefault("HOME", "") + "/.cache/homecroft-peers"));

    /** What they are to do. */
    public static final Path RECIPES =
            Path.of(System.getProperty("homecroft.root", "..")).resolve("peers");

    /** Where the conversations are to be written, by product; without it they are only had. */
    private static final Optional<Path> RECORDS =
            Optional.ofNullable(System.getProperty("peers.record")).map(Path::of);

    private Peers() {}

    /** Writes a conversation down if that is wanted. */
    public static void keep(Conversation conversation, String product, String name) throws IOException {
        if (RECORDS.isPresent()) {
            Path folder = RECORDS.get().resolve(product).resolve("conversations");
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".txt"), conversation.lines());
        }
    }

    /** Runs a program in a folder; gives what it printed and, at the end, its exit status. */
    public static String run(Path folder, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "peer", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(output) + "[exit " + process.waitFor() + "]";
    }
}
