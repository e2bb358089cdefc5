package dev.homecroft.app.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts do on a machine without Maven. Its package manager is a script that writes down what it is asked. */
final class MissingToolsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("homecroft.root", ".")).toAbsolutePath();

    @TempDir
    private Path programs;

    @BeforeEach
    void aMachineWithLittle() throws IOException {
        for (String program : List.of("bash", "sed", "id", "cat", "chmod")) {
            Path real = Path.of("/usr/bin", program);
            assumeTrue(Files.exists(real), "programs are in /usr/bin");
            Files.createSymbolicLink(programs.resolve(program), real);
        }
    }

    private void program(String name, String script) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!" + programs.resolve("bash") + "\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void aptThatInstalls() throws IOException {
        program("sudo", "exec \"$@\"");
        program("apt-cache", "exit 0");
        program(
                "apt-get",
                "echo \"apt-get $*\"; printf '#!%s\\necho maven ran\\n' '%s' >'%s'; chmod +x '%s'"
                        .formatted(
                                programs.resolve("bash"),
                                programs.resolve("bash"),
                                programs.resolve("mvn"),
                                programs.resolve("mvn")));
    }

    private record Said(int code, String text) {}

    private Said needTools(Map<String, String> more) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                programs.resolve("bash").toString(),
                "-c",
                "root=$1; . \"$root/tools/jdk\"; need_tools && mvn",
                "-",
                ROOT.toString());
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", programs.toString());
        environment.put("HOME", programs.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }

    @Test
    void inContinuousIntegrationItIsInstalledAndUsed() throws Exception {
        aptThatInstalls();
        assertThat(needTools(Map.of("CI", "true"))).isEqualTo(new Said(0, "apt-get install -y maven\nmaven ran\n"));
    }

    @Test
    void withYesItIsInstalledAndUsed() throws Exception {
        aptThatInstalls();
        assertThat(needTools(Map.of("CROFT_YES", "1")).text()).contains("apt-get install -y maven", "maven ran");
    }

    @Test
    void withoutAnybodyToAskNothingIsInstalledAndTheCommandIsSaid() throws Exception {
        aptThatInstalls();
        Said said = needTools(Map.of());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text())
                .contains("croft needs Maven", "`apt-get install -y maven`")
                .doesNotContain("maven ran");
    }

    @Test
    void anInstallationThatFailsIsSaid() throws Exception {
        program("apt-cache", "exit 0");
        program("sudo", "exec \"$@\"");
        program("apt-get", "exit 100");
        Said said = needTools(Map.of("CI", "true"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("`apt-get install -y maven` did not work");
    }

    @Test
    void withoutAPackageManagerItSaysWhereToGetIt() throws Exception {
        Said said = needTools(Map.of("CI", "true"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("croft needs Maven, and it is not here.", "https://maven.apache.org/");
    }
}
