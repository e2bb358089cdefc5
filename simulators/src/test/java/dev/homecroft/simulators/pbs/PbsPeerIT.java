package dev.homecroft.simulators.pbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homecroft.simulators.pbs.store.Pace;
import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.Conversation;
import dev.homecroft.simulators.stage.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another one's client, unchanged, against the simulator; skipped where {@code peers/install} has not put it. */
class PbsPeerIT extends PbsCase {
    @TempDir
    private Path folder;

    @Override
    PbsSimulatorConfig config() {
        return super.config().withClock(new ClockMode.Scaled(200), Pace.HOME_LAB);
    }

    @Test
    void proxmoxerDrivesAServerWithATokenAndWithATicket() throws Exception {
        Path python = Peers.HOME.resolve("proxmoxer/venv/bin/python");
        assumeTrue(Files.exists(python), "proxmoxer is not installed: run peers/install proxmoxer");
        addBackups("lab", "100", 3);
        Files.writeString(folder.resolve("ca.pem"), simulator.certificatePem());
        Map<String, String> base = Map.of(
                "PBS_HOST",
                "127.0.0.1",
                "PBS_PORT",
                Integer.toString(simulator.endpoint().getPort()),
                "PBS_CA",
                folder.resolve("ca.pem").toString(),
                "PBS_STORE",
                "main");
        List<String> command = List.of(
                python.toString(),
                Peers.RECIPES
                        .resolve("proxmoxer/backup-server.py")
                        .toAbsolutePath()
                        .toString());
        Conversation conversation = new Conversation();
        simulator.control().witness(conversation::hear);
        Map<String, String> token = new HashMap<>(base);
        token.put("PBS_TOKEN", PbsSimulatorConfig.ROOT_TOKEN);
        assertThat(Peers.run(folder, command, token)).endsWith("PASS\n[exit 0]");
        Peers.keep(conversation, "pbs", "proxmoxer");
        simulator.control().witness(_ -> {});
        Map<String, String> ticket = new HashMap<>(base);
        ticket.put("PBS_USER", "root@pam");
        ticket.put("PBS_PASSWORD", PbsSimulatorConfig.ROOT_PASSWORD);
        assertThat(Peers.run(folder, command, ticket)).endsWith("PASS\n[exit 0]");
    }
}
