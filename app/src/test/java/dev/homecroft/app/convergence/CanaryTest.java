package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.cli.BugReports;
import dev.homecroft.app.cli.Cli;
import dev.homecroft.app.cli.Commands;
import dev.homecroft.app.cli.FakeTerminal;
import dev.homecroft.app.lab.FolderChecker;
import dev.homecroft.app.lab.FolderSaves;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.app.session.Sandboxes;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.simulators.dns.DnsFault;
import dev.homecroft.simulators.dns.DnsOperation;
import dev.homecroft.simulators.proxmox.cluster.ProxmoxFaults;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.views.SandboxStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secret values show nowhere but at the systems that they are for, also when those repeat them in their errors. */
final class CanaryTest {
    private static final String TOKEN = Bench.CANARIES.get(0);
    private static final String KEY = Bench.CANARIES.get(1);
    private static final String PASSWORD = Bench.CANARIES.get(2);

    @TempDir
    private Path folder;

    private Bench bench;
    private Desk desk;
    private final StringBuilder seen = new StringBuilder();
    private final Handler logs = new Handler() {
        @Override
        public void publish(LogRecord record) {
            seen.append(record.getMessage()).append(record.getThrown()).append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void aLabWithThreeSecrets() {
        Logger.getLogger("").addHandler(logs);
        bench = Bench.start();
        desk = bench.desk(folder.resolve("lab"), "bench-1");
        guest("1G");
    }

    @AfterEach
    void end() {
        Logger.getLogger("").removeHandler(logs);
        bench.close();
    }

    private void guest(String memory) {
        desk.guests(
                "web: { type: vm, hypervisor: home, id: 110, node: pve1, memory: %s, cpu: 1, image: debian, disks: { system: { storage: local-lvm, size: 4G } }, nics: { net0: { network: servers, address: +10 } }, cloud-init: { user: anna, password: guests/anna } }"
                        .formatted(memory));
    }

    private void everySystemRepeatsWhatItWasTold() {
        String echo = "refused: token=root@pam!croft=%s cipassword=%s key %s form %s basic %s"
                .formatted(TOKEN, PASSWORD, KEY, escaped(PASSWORD), base64("root:" + PASSWORD));
        bench.faults().add(Fault.Rule.once("POST", "/nodes/pve1/qemu", new Fault.Answers(500, echo)));
        bench.faults().add(Fault.Rule.nth(2, "POST", "/nodes/pve1/qemu", new Fault.TaskFails(echo)));
        bench.faults().add(Fault.Rule.once("POST", "/nodes/pve1/qemu/110/status/start", new Fault.TaskFails(echo)));
        bench.faults()
                .add(Fault.Rule.nth(2, "POST", "/nodes/pve1/qemu/110/status/start", ProxmoxFaults.unauthorized()));
        bench.names().control().fault(DnsOperation.UPDATE, new DnsFault.RefuseKey(), 1);
        bench.names().control().fault(DnsOperation.UPDATE, DnsFault.Answer.servfail(), 1);
    }

    @Test
    void noSecretShowsAnywhere() throws IOException {
        everySystemRepeatsWhatItWasTold();
        for (int round = 0; round < 4; round++) {
            attempt();
        }
        bench.faults().clear();
        bench.names().control().clearFaults();
        desk.settle();
        assertThat(bench.look(110).orElseThrow()).as("the simulator knows it").containsEntry("cipassword", PASSWORD);
        guest("2G");
        bench.anna().configure(110, Map.of("tags", "red"));
        for (String command : List.of("plan", "drift", "apply --yes", "show web", "history", "plan")) {
            croft(command);
            croft(command + " -o json");
        }
        seen.append(desk.words()).append(desk.plans()).append(desk.drift()).append(desk.runs());
        everyFile(folder);

        assertThat(seen.length()).as("there was something to look at").isGreaterThan(10_000);
        assertThat(desk.words()).contains("***");
        for (String canary : Bench.CANARIES) {
            for (String form : List.of(canary, escaped(canary), base64("root:" + canary))) {
                assertThat(seen.indexOf(form)).as(around(form)).isNegative();
            }
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void attempt() {
        try {
            desk.go();
        } catch (CroftException told) {
            seen.append(told).append(told.diagnostics());
        }
    }

    private void croft(String line) {
        FakeTerminal terminal = new FakeTerminal();
        LabFolders folders = new LabFolders(new LabFinder(desk.folder()), List::of);
        FolderChecker checker = new FolderChecker(folders, System::nanoTime);
        var commands = Commands.all(
                checker,
                new FolderSaves(folders),
                desk.labs(),
                new NoSandboxes(),
                InstantSource.system(),
                handler -> () -> {});
        new Cli(commands, terminal.terminal(), new BugReports(folder.resolve("bugs"), "test")).run(line.split(" "));
        seen.append(terminal.out()).append(terminal.err());
    }

    private void everyFile(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> all = new ArrayList<>(files.filter(Files::isRegularFile).toList());
            assertThat(all).contains(desk.history());
            for (Path file : all) {
                seen.append(bytes(file));
            }
        }
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private String around(String canary) {
        int at = seen.indexOf(canary);
        return at < 0 ? "not there" : seen.substring(Math.max(0, at - 300), Math.min(seen.length(), at + 100));
    }

    /** Nobody asks for one. */
    private static final class NoSandboxes implements Sandboxes {
        private static IllegalStateException none() {
            return new IllegalStateException("no sandbox is asked for");
        }

        @Override
        public SandboxStatus up(Optional<String> lab) {
            throw none();
        }

        @Override
        public SandboxStatus status(Optional<String> lab) {
            throw none();
        }

        @Override
        public SandboxStatus reset(Optional<String> lab) {
            throw none();
        }

        @Override
        public String breakServer(Optional<String> lab, String server, String how) {
            throw none();
        }

        @Override
        public String mend(Optional<String> lab, Optional<String> server) {
            throw none();
        }

        @Override
        public boolean stop(Optional<String> lab) {
            throw none();
        }
    }
}
