package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.Conversation;
import dev.homecroft.simulators.stage.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's clients, unchanged, against the simulator; skipped where {@code peers/install} has not put them. */
class PeerIT extends PeerCase {
    @TempDir
    private Path folder;

    @Override
    ProxmoxSimulatorConfig config() {
        return super.config().withClock(new ClockMode.Scaled(200), Latency.HOME_LAB);
    }

    private final Conversation conversation = new Conversation();

    @BeforeEach
    void listen() {
        simulator.control().witness(conversation::hear);
    }

    private void keep(String name) throws IOException {
        Peers.keep(conversation, "proxmox", name);
    }

    @Test
    void proxmoxerDrivesAMachineWithATokenAndWithATicket() throws Exception {
        Path python = Peers.HOME.resolve("proxmoxer/venv/bin/python");
        assumeTrue(Files.exists(python), "proxmoxer is not installed: run peers/install proxmoxer");
        Files.writeString(folder.resolve("ca.pem"), simulator.certificatesPem());
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
                python.toString(),
                Peers.RECIPES.resolve("proxmoxer/exercise.py").toString());
        Map<String, String> token = new HashMap<>(base);
        token.put("PVE_TOKEN", ProxmoxSimulatorConfig.ROOT_TOKEN);
        assertThat(run(command, token)).endsWith("PASS\n[exit 0]");
        keep("proxmoxer");
        Map<String, String> ticket = new HashMap<>(base);
        ticket.put("PVE_USER", "root@pam");
        ticket.put("PVE_PASSWORD", ProxmoxSimulatorConfig.ROOT_PASSWORD);
        assertThat(run(command, ticket)).endsWith("PASS\n[exit 0]");
    }

    @Test
    void terraformCreatesPlansNothingChangesAndDestroysGuests() throws Exception {
        assertThat(terraform("sample")).isEqualTo("4 added, 4 changed, 4 destroyed");
        assertThat(root.get("/cluster/resources?type=vm").rows()).hasSize(1);
        keep("terraform-sample");
    }

    @Test
    void terraformDoesSoWithAllThatIsAroundThem() throws Exception {
        assertThat(terraform("whole")).isEqualTo("41 added, 26 changed, 41 destroyed");
        keep("terraform-whole");
    }

    @Test
    void openTofuDoesToo() throws Exception {
        Path tofu = Peers.HOME.resolve("opentofu/tofu");
        assumeTrue(Files.exists(tofu), "OpenTofu is not installed: run peers/install opentofu");
        assertThat(stages(tofu.toString(), "whole")).isEqualTo("41 added, 26 changed, 41 destroyed");
        keep("opentofu-whole");
    }

    @Test
    void ansibleMakesALabThenNothingAndTakesItAway() throws Exception {
        assumeTrue(
                Files.exists(Peers.HOME.resolve("ansible-proxmox/venv/bin/ansible-playbook")),
                "Ansible is not installed: run peers/install ansible-proxmox");
        Files.writeString(folder.resolve("ca.pem"), simulator.certificatesPem());
        String secret = ProxmoxSimulatorConfig.ROOT_TOKEN;
        Map<String, String> environment = Map.of(
                "PROXMOX_HOST",
                "127.0.0.1",
                "PROXMOX_PORT",
                Integer.toString(root.port()),
                "PROXMOX_USER",
                "root@pam",
                "PROXMOX_TOKEN_ID",
                "croft",
                "PROXMOX_TOKEN_SECRET",
                secret.substring(secret.indexOf('=') + 1),
                "PROXMOX_CA",
                folder.resolve("ca.pem").toString());
        List<String> command = List.of(Peers.RECIPES
                .resolve("ansible-proxmox/exercise")
                .toAbsolutePath()
                .toString());
        assertThat(run(command, environment)).endsWith("PASS\n[exit 0]");
        keep("ansible");
    }

    private String terraform(String sample) throws IOException, InterruptedException {
        boolean hasTerraform = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
        assumeTrue(hasTerraform, "terraform is not on the PATH");
        return stages("terraform", sample);
    }

    /** Applies, plans nothing, changes, plans nothing, destroys; says how many resources each touched. */
    private String stages(String program, String sample) throws IOException, InterruptedException {
        Path settings = Peers.HOME.resolve("terraform-bpg/terraform.rc");
        assumeTrue(Files.exists(settings), "the bpg provider is not installed: run peers/install terraform-bpg");
        Files.copy(Peers.RECIPES.resolve("terraform-bpg/" + sample + "/main.tf"), folder.resolve("main.tf"));
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
        String change = sample.equals("sample") ? "cores=3" : "word=second";
        List<String> counts = new ArrayList<>();
        for (String variable : List.of("", change)) {
            String applied = run(words(program, "apply -auto-approve", variable), environment);
            assertThat(applied).endsWith("[exit 0]");
            counts.add(count(applied, variable.isEmpty() ? "added" : "changed"));
            assertThat(run(words(program, "plan -detailed-exitcode", variable), environment))
                    .contains("No changes")
                    .endsWith("[exit 0]");
        }
        String destroyed = run(words(program, "destroy -auto-approve", change), environment);
        assertThat(destroyed).endsWith("[exit 0]");
        counts.add(count(destroyed, "destroyed"));
        return String.join(", ", counts);
    }

    private static List<String> words(String program, String command, String variable) {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(List.of(command.split(" ")));
        words.add("-no-color");
        if (!variable.isEmpty()) {
            words.addAll(List.of("-var", variable));
        }
        return words;
    }

    private static String count(String output, String word) {
        Matcher matcher = Pattern.compile("(\\d+) " + word).matcher(output);
        return matcher.find() ? matcher.group() : "0 " + word;
    }

    private String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        return Peers.run(folder, command, environment);
    }
}
