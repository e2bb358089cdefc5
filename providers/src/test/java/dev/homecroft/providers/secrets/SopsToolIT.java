package dev.homecroft.providers.secrets;

import static dev.homecroft.providers.secrets.StoreLab.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.model.LabTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against SOPS itself, where it is installed ({@code peers/install sops debian-age}). */
final class SopsToolIT {
    private static final Path SOPS = Path.of(System.getenv()
                    .getOrDefault("PEERS_HOME", System.getenv().getOrDefault("HOME", "") + "/.cache/homecroft-peers"))
            .resolve("sops/sops");

    @TempDir
    Path root;

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = root.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    @Test
    void whatSopsEncryptedIsReadAndWhatItLacksIsSaid() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SOPS), "sops is not installed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/age-keygen")), "age is not installed");
        run(List.of("/usr/bin/age-keygen", "-o", "key.txt"));
        String recipient = run(List.of("/usr/bin/age-keygen", "-y", "key.txt")).strip();
        Files.writeString(root.resolve("plain.yaml"), "dns:\n  key: from sops\n  port: 53\nlines: |\n  one\n  two\n");
        Files.writeString(
                root.resolve("safe.yaml"),
                run(List.of(
                        SOPS.toString(),
                        "encrypt",
                        "--age",
                        recipient,
                        root.resolve("plain.yaml").toString())));
        SecretStores stores = SecretStores.of(
                LabTexts.lab("""
                        lab: { name: tower }
                        secrets:
                          stores:
                            sealed: { kind: sops, path: safe.yaml, identity: key.txt }
                            locked: { kind: sops, path: safe.yaml }
                        """), root, Map.of("PATH", SOPS.getParent() + ":/usr/bin:/bin", "HOME", root.toString()));
        assertThat(Files.readString(root.resolve("safe.yaml"))).contains("ENC[").doesNotContain("from sops");
        assertThat(stores.apply(ref("sealed/dns/key")).reveal()).isEqualTo("from sops");
        assertThat(stores.apply(ref("sealed/dns/port")).reveal()).isEqualTo("53");
        assertThat(stores.apply(ref("sealed/lines")).reveal()).isEqualTo("one\ntwo");
        assertThat(words(stores, "sealed/dns/other"))
                .contains("`sops` ended with")
                .doesNotContain("from sops");
        assertThat(words(stores, "locked/dns/key"))
                .contains("`sops` ended with")
                .doesNotContain("from sops");
    }

    private static String words(SecretStores stores, String name) {
        return catchThrowableOfType(CroftException.class, () -> stores.apply(ref(name)))
                .diagnostics()
                .toString();
    }
}
