package dev.homecroft.providers.secrets;

import static dev.homecroft.providers.secrets.StoreLab.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against the age tool itself, where it is installed ({@code peers/install debian-age}). */
final class AgeToolIT {
    @TempDir
    Path root;

    private void run(List<String> command, String input) throws IOException, InterruptedException {
        Path in = root.resolve("input");
        Files.writeString(in, input);
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(root.resolve("output")))
                .isZero();
    }

    @Test
    void whatAgeEncryptsIsRead() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/age")), "age is not installed");
        run(List.of("/usr/bin/age-keygen", "-o", "key.txt"), "");
        String recipient = Files.readString(root.resolve("key.txt"))
                .lines()
                .filter(line -> line.startsWith("# public key: "))
                .map(line -> line.substring("# public key: ".length()))
                .findFirst()
                .orElseThrow();
        Files.createDirectories(root.resolve("safe"));
        run(List.of("/usr/bin/age", "-r", recipient, "-o", "safe/token.age"), "from the tool\n");
        run(List.of("/usr/bin/age", "-a", "-r", recipient, "-o", "safe/armored.age"), "grün");

        SecretStores stores = SecretStores.of(StoreLab.lab(), root, Map.of());
        assertThat(stores.apply(ref("age/token")).reveal()).isEqualTo("from the tool");
        assertThat(stores.apply(ref("age/armored")).reveal()).isEqualTo("grün");
    }
}
