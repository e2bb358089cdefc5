package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NameScriptsTest {
    /** Stands in for the program and for what picocli writes. */
    private static final String WORLD = """
            croft() { case "$*" in
              "names host") printf 'pve-1\\npve-2\\n';;
              "names guest") printf 'web\\n';;
              "names hypervisor") printf 'tower\\n';;
              "names") printf 'guest/web\\nhost/pve-1\\n';;
            esac; }
            _complete_croft() { COMPREPLY=(by-picocli); }
            """;

    /** @param words of the command line, the last of which is being typed */
    private static String completed(String... words) throws IOException {
        Path bash = Path.of("/bin/bash");
        assumeTrue(Files.isExecutable(bash), "no bash");
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(" '").append(word).append('\'');
        }
        String script = WORLD
                + NameScripts.bash()
                + "COMP_WORDS=(croft%s)\nCOMP_CWORD=%d\n_croft_names\necho \"${COMPREPLY[*]}\"\n"
                        .formatted(line, words.length);
        Process process = new ProcessBuilder(bash.toString(), "--norc", "-c", script)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void hostsAreCompletedWhereHostsAreNamed() throws IOException {
        for (String command : new String[] {"drain", "undrain", "reboot"}) {
            assertThat(completed(command, "")).isEqualTo("pve-1 pve-2");
        }
        assertThat(completed("reboot", "pve-1", "pve-2")).isEqualTo("pve-2");
        assertThat(completed("reboot", "--all", "")).isEqualTo("tower");
    }

    @Test
    void anythingIsCompletedWhereAnythingIsNamed() throws IOException {
        assertThat(completed("destroy", "gu")).isEqualTo("guest/web");
        assertThat(completed("apply", "--destroy", "")).isEqualTo("guest/web host/pve-1");
        assertThat(completed("rebuild", "")).isEqualTo("web");
    }

    @Test
    void adoptTakesAKindAndThenANameOfIt() throws IOException {
        assertThat(completed("adopt", "")).isEqualTo("guest host");
        assertThat(completed("adopt", "guest", "")).isEqualTo("web");
    }

    @Test
    void optionsAndAllElseStayAsTheyWere() throws IOException {
        assertThat(completed("drain", "--")).isEqualTo("by-picocli");
        assertThat(completed("dr")).isEqualTo("by-picocli");
        assertThat(completed("history", "")).isEqualTo("by-picocli");
    }
}
