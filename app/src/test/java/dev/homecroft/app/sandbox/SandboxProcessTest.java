package dev.homecroft.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.app.lab.LoadedLab;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.spi.Connection;
import dev.homecroft.state.Target;
import dev.homecroft.views.SandboxStatus;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxProcessTest {
    @TempDir
    Path lab;

    @BeforeEach
    void writeLab() throws IOException {
        Files.writeString(lab.resolve("lab.yaml"), """
                lab: { name: tiny, domains: { private: lab.example.org } }
                networks:
                  servers: { cidr: 10.20.0.0/24 }
                hosts:
                  pve-1: { nics: { eth0: { network: servers, address: +11 } } }
                  pve-2: { nics: { eth0: { network: servers, address: +12 } } }
                hypervisors:
                  tiny:
                    kind: proxmox
                    members: [pve-1, pve-2]
                    storages: { local: { kind: dir, content: [images, import] } }
                dns:
                  servers:
                    ns-1: { kind: rfc2136, address: 10.20.0.53, key-name: croft, key: dns/key }
                  zones:
                    lab.example.org: { primary: ns-1 }
                secrets:
                  stores:
                    dns: { kind: env, prefix: TINY }
                """);
    }

    private SandboxProcess start() {
        return SandboxProcess.start(lab, LoadedLab.labIn(lab), InstantSource.system());
    }

    private LocalSandboxes sandboxes() {
        return new LocalSandboxes(
                stated -> lab, new SandboxRegistry(lab.resolve("registry")), new SandboxLauncher(List.of("false")));
    }

    @Test
    void aRunningSandboxIsFoundAndGivesOtherConnectionsForTheSameTargets() {
        try (SandboxProcess _ = start()) {
            RunningSandbox sandbox = RunningSandbox.of(lab).orElseThrow();
            Connection declared = new Connection(
                    new Target("proxmox", "tiny"),
                    List.of(URI.create("https://10.20.0.11:8006")),
                    Set.of(),
                    Optional.empty(),
                    Map.of());
            Connection simulated = sandbox.connection(declared);
            assertThat(simulated.target()).isEqualTo(declared.target());
            assertThat(simulated.endpoints())
                    .hasSize(2)
                    .allMatch(uri -> uri.getHost().equals("127.0.0.1"));
            assertThat(simulated.fingerprints()).hasSize(2);
            assertThat(sandbox.secret(simulated.credential().orElseThrow()).reveal())
                    .matches("root@pam!croft=[0-9a-f-]{36}");
        }
        assertThat(RunningSandbox.of(lab)).isEmpty();
    }

    @Test
    void secretsStayTheSameFromOneStartToTheNext() {
        SecretRef key = new SecretRef("dns", "key");
        String first;
        try (SandboxProcess _ = start()) {
            first = RunningSandbox.of(lab).orElseThrow().secret(key).reveal();
        }
        try (SandboxProcess _ = start()) {
            assertThat(RunningSandbox.of(lab).orElseThrow().secret(key).reveal())
                    .isEqualTo(first);
        }
    }

    @Test
    void statusShowsEveryServer() {
        try (SandboxProcess _ = start()) {
            SandboxStatus status = sandboxes().status(Optional.empty());
            assertThat(status.lab()).isEqualTo("tiny");
            assertThat(status.servers())
                    .extracting(SandboxStatus.Server::name)
                    .containsExactly("pve-1", "pve-2", "ns-1");
            assertThat(status.servers().getLast().holds()).isEqualTo("3 records");
        }
    }

    @Test
    void aBrokenNodeRefusesConnectionsUntilItIsMended() throws IOException {
        try (SandboxProcess _ = start()) {
            LocalSandboxes sandboxes = sandboxes();
            assertThat(sandboxes.breakServer(Optional.empty(), "pve-2", "down"))
                    .isEqualTo("pve-2 is off; its guests stopped.");
            SandboxStatus.Server broken =
                    sandboxes.status(Optional.empty()).servers().get(1);
            assertThat(broken.faults()).containsExactly("down");
            URI endpoint = URI.create(broken.endpoint());
            assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
                    .isInstanceOf(IOException.class);
            sandboxes.mend(Optional.empty(), Optional.of("pve-2"));
            new Socket(endpoint.getHost(), endpoint.getPort()).close();
            assertThat(sandboxes.status(Optional.empty()).servers().get(1).faults())
                    .isEmpty();
        }
    }

    @Test
    void unknownServersAndAccidentsAreNamed() {
        try (SandboxProcess _ = start()) {
            LocalSandboxes sandboxes = sandboxes();
            assertThatThrownBy(() -> sandboxes.breakServer(Optional.empty(), "pve-9", "down"))
                    .hasMessage("The sandbox has nothing called `pve-9`.");
            assertThatThrownBy(() -> sandboxes.breakServer(Optional.empty(), "pve-1", "burn"))
                    .hasMessage("There is no accident `burn`.");
        }
    }

    @Test
    void aResetGivesNewEndpointsThatAreFoundAtOnce() {
        try (SandboxProcess _ = start()) {
            sandboxes().reset(Optional.empty());
            assertThat(RunningSandbox.of(lab)).isPresent();
            assertThat(sandboxes().status(Optional.empty()).servers()).hasSize(3);
        }
    }

    @Test
    void aRequestWithoutTheTokenIsRefused() {
        try (SandboxProcess _ = start()) {
            Json.Obj running = new SandboxFolder(lab).readRunning().orElseThrow();
            int port = running.whole("port").orElseThrow().intValue();
            Json.Obj request =
                    Json.object().put("do", "reset").put("token", "guess").build();
            assertThat(Control.ask(port, request).orElseThrow().text("problem")).contains("wrong token");
        }
    }

    @Test
    void aSandboxThatDoesNotStartNamesItsLog() {
        assertThatThrownBy(() -> sandboxes().up(Optional.empty())).hasMessage("The sandbox did not start.");
    }

    @Test
    void withoutASandboxItSaysHowToStartOne() {
        assertThatThrownBy(() -> sandboxes().status(Optional.empty()))
                .hasMessageContaining("No sandbox of")
                .hasMessageContaining("runs.");
    }
}
