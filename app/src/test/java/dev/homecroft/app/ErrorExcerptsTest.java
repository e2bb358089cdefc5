package dev.homecroft.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.cli.FakeTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of a lab's files show the line that they are about whichever command meets them, with secrets covered. */
final class ErrorExcerptsTest {
    private static final String LAB = """
            lab: { name: broken, domains: { private: lab.test }, secrets: env }
            secrets: { stores: { env: { kind: env, prefix: BENCH } } }
            hypervisors:
              home: { kind: proxmox, members: [pve1], token: proxmox/token }
            """;

    @TempDir
    private Path folder;

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private String croft(String... arguments) {
        FakeTerminal terminal = new FakeTerminal();
        Map<String, String> environment =
                Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
        Wiring.cli(terminal.terminal(), environment, folder).run(arguments);
        return terminal.out() + terminal.err();
    }

    /** The first place of the text with its line and its mark. */
    private static String excerpt(String text) {
        int from = text.indexOf("┌─");
        return text.substring(from, text.indexOf('^', from) + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "apply --yes", "drift", "adopt --all", "adopt guest web", "drain pve1"})
    void eachCommandShowsTheLineThatCheckShows(String line) throws IOException {
        write("lab.yaml", LAB);
        String expected = excerpt(croft("check"));
        assertThat(expected).contains("lab.yaml:4:36", "4│   home: { kind: proxmox, members: [pve1], token: ");

        assertThat(excerpt(croft(line.split(" ")))).isEqualTo(expected);
    }

    @Test
    void theFolderMayBeNamedByTheOptionOrAlone() throws IOException {
        write("lab.yaml", LAB);
        String expected = excerpt(croft("check"));

        assertThat(excerpt(croft("plan", folder.toString()))).isEqualTo(expected);
        assertThat(excerpt(croft("plan", "--lab", folder.toString()))).isEqualTo(expected);
    }

    @Test
    void aSecretInTheLineIsCovered() throws IOException {
        write("lab.yaml", LAB.replace("members: [pve1]", "members: [pve1], password: hunter2-canary, nothing: 1"));

        String text = croft("plan");

        assertThat(text).contains("4│").doesNotContain("hunter2-canary");
    }

    @Test
    void aHugeLineIsCutAndAFileThatIsNoTextIsSurvived() throws IOException {
        write("lab.yaml", LAB.replace("members: [pve1]", "members: [pve1, " + "x".repeat(200_000) + "]"));
        Files.write(folder.resolve("more.yaml"), "hosts: { \u0000\u001b[31m".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, 10, 65});

        String text = croft("plan");

        assertThat(text).contains("┌─").doesNotContain("\u001b[31m", "\u0000");
        assertThat(text.lines().mapToInt(String::length).max().orElse(0)).isLessThan(200);
    }
}
