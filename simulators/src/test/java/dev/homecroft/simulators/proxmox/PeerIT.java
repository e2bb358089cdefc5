package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homecroft.simulators.proxmox.cluster.ClockMode;
import dev.homecroft.simulators.proxmox.cluster.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's clients, unchanged, against the simulator; skipped where {@code peers/install} has not put them. */
class PeerIT extends SimulatorCase {
    private static final Path PEERS = Path.of(Optional.ofNullable(System.getenv("PEERS_HOME"))
            .orElse(System.getProperty("user.home") + "/.cache/homecroft-peers"));
    private static final Path RECIPES =
            Path.of(System.getProperty("homecroft.root", "..")).resolve("peers");

    @TempDir
    private Path folder;

    @Override
    ProxmoxSimulatorConfig config() {
        return super.config().withClock(new ClockMode.Scaled(200), Latency.HOME_LAB);
    }

    @BeforeEach
    void prepareTemplates() {
        createVm(9000, "memory", "512");
        simulator.control().finishTasks();
        root.post("/nodes/pve1/qemu/9000/template");
        root.post(
                "/nodes/pve1/storage/local/download-url",
                "url",
                TEMPLATE.url(),
                "filename",
                TEMPLATE.fileName(),
                "content",
                "vztmpl");
        simulator.control().finishTasks();
    }

    @Test
    void proxmoxerDrivesAMachineWithATokenAndWithATicket() throws Exception {
        Path python = PEERS.resolve("proxmoxer/venv/bin/python");
        assumeTrue(Files.exists(python), "proxmoxer is not installed: run peers/install proxmoxer");
        Files.writeString(folder.resolve("ca.pem"), simulator.certificatePem());
        Map<String, String> base = new HashMap<>(Map.of(
                "PVE_HOST",
                "127.0.0.1",
                "PVE_PORT",
                Integer.toString(root.port()),
                "PVE_CA",
                folder.resolve("ca.pem").toString(),
                "PVE_TEMPLATE",
                "9000"));
        List<String> command = List.of(
                python.toString(), RECIPES.resolve("proxmoxer/exercise.py").toString());
        Map<String, String> token = new HashMap<>(base);
        token.put("PVE_TOKEN", ProxmoxSimulatorConfig.ROOT_TOKEN);
        assertThat(run(command, token)).endsWith("PASS\n[exit 0]");
        Map<String, String> ticket = new HashMap<>(base);
        ticket.put("PVE_USER", "root@pam");
        ticket.put("PVE_PASSWORD", ProxmoxSimulatorConfig.ROOT_PASSWORD);
        assertThat(run(command, ticket)).endsWith("PASS\n[exit 0]");
    }

    @Test
    void theBpgProviderCreatesPlansNothingChangesAndDestroys() throws Exception {
        Path settings = PEERS.resolve("terraform-bpg/terraform.rc");
        assumeTrue(Files.exists(settings), "the bpg provider is not installed: run peers/install terraform-bpg");
        boolean hasTerraform = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
        assumeTrue(hasTerraform, "terraform is not on the PATH");
        Files.copy(RECIPES.resolve("terraform-bpg/sample/main.tf"), folder.resolve("main.tf"));
        Map<String, String> environment = Map.of(
                "TF_CLI_CONFIG_FILE",
                settings.toString(),
                "TF_IN_AUTOMATION",
                "1",
                "CHECKPOINT_DISABLE",
                "1",
                "TF_VAR_endpoint",
                "https://127.0.0.1:" + root.port() + "/",
                "TF_VAR_api_token",
                ProxmoxSimulatorConfig.ROOT_TOKEN);
        assertThat(run(List.of("terraform", "apply", "-auto-approve", "-no-color"), environment))
                .contains("4 added")
                .endsWith("[exit 0]");
        List<String> plan = List.of("terraform", "plan", "-detailed-exitcode", "-no-color");
        assertThat(run(plan, environment)).contains("No changes").endsWith("[exit 0]");
        assertThat(run(List.of("terraform", "apply", "-auto-approve", "-no-color", "-var", "cores=3"), environment))
                .contains("4 changed")
                .endsWith("[exit 0]");
        assertThat(simulator.control().look(300).orElseThrow())
                .containsEntry("cores", "3")
                .containsEntry("tags", "ark;zoo")
                .containsEntry("@status", "running");
        assertThat(run(List.of("terraform", "destroy", "-auto-approve", "-no-color", "-var", "cores=3"), environment))
                .contains("4 destroyed")
                .endsWith("[exit 0]");
        assertThat(root.get("/cluster/resources?type=vm").rows()).hasSize(1);
    }

    private String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
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
