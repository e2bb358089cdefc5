package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The transport: what stands on the wire before any guest exists. */
class WireTest {
    private final ProxmoxSimulator simulator = ProxmoxSimulator.start(ProxmoxSimulatorConfig.homeLab());
    private final PveClient root = PveClient.root(simulator);

    @AfterEach
    void stop() {
        root.close();
        simulator.close();
    }

    @Test
    void tellsItsVersion() {
        assertThat(root.get("/version").object())
                .containsEntry("version", "9.1.3")
                .containsEntry("release", "9.1");
    }

    @Test
    void aTrailingSlashIsTolerated() {
        assertThat(root.get("/version/").status()).isEqualTo(200);
    }

    @Test
    void theExtendedFormatSaysSuccess() {
        String answer = root.raw("GET /api2/extjs/version HTTP/1.1\r\nHost: pve\r\nConnection: close\r\n"
                + root.authorization() + "\r\n");
        assertThat(answer).contains("\"success\":1").contains("\"version\":\"9.1.3\"");
    }

    @Test
    void aConnectionIsKeptAliveUntilAnError() {
        String good = "GET /api2/json/version HTTP/1.1\r\nHost: pve\r\n" + root.authorization() + "\r\n";
        String bad = "GET /api2/json/nothing HTTP/1.1\r\nHost: pve\r\n" + root.authorization() + "\r\n";
        String answers = root.raw(good + good + bad + good);
        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
        assertThat(answers)
                .contains("HTTP/1.1 501 Method 'GET /nothing' not implemented\r\n")
                .contains("Connection: close");
    }

    @Test
    void bodiesThatTheRealServerCannotReadAreRefused() {
        assertThat(root.raw("POST /api2/json/pools HTTP/1.1\r\nHost: pve\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 501 chunked transfer encoding not supported\r\n");
        assertThat(root.raw("DELETE /api2/json/pools HTTP/1.1\r\nHost: pve\r\nContent-Length: 3\r\n\r\nabc"))
                .startsWith("HTTP/1.1 501 Unexpected content for method 'DELETE'\r\n");
        assertThat(root.raw("POST /api2/json/pools HTTP/1.1\r\nHost: pve\r\nContent-Length: 600000\r\n\r\n"))
                .startsWith("HTTP/1.1 501 ");
    }

    @Test
    void theReasonPhraseIsTheFirstLineOfTheMessage() {
        String answer = root.raw(
                "GET /api2/json/access/roles/Nobody HTTP/1.1\r\nHost: pve\r\n" + root.authorization() + "\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 500 role 'Nobody' does not exist\r\n")
                .contains("\"data\":null");
    }

    @Test
    void jsonBodiesAreReadAndBadParametersAreNamed() {
        String body = "{\"poolid\":\"a\",\"nonsense\":true}";
        String answer = root.raw("POST /api2/json/pools HTTP/1.1\r\nHost: pve\r\nContent-Type: application/json\r\n"
                + root.authorization() + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(answer)
                .startsWith("HTTP/1.1 400 Parameter verification failed.\r\n")
                .contains("\"errors\":{\"nonsense\":");
    }

    @Test
    void aTicketNeedsTheCrossSiteTokenForWritesAndRunsOutAfterTwoHours() {
        try (PveClient nobody = new PveClient(simulator, "pve2", "")) {
            assertThat(nobody.get("/version").status()).isEqualTo(401);
            var session = nobody.post("/access/ticket", "username", "root@pam", "password", "simulated")
                    .object();
            assertThat(String.valueOf(session.get("ticket"))).matches("PVE:root@pam:[0-9A-F]{8}::.+");
            String cookie = "PVEAuthCookie=" + PveClient.encode(String.valueOf(session.get("ticket")));
            String csrf = String.valueOf(session.get("CSRFPreventionToken"));
            List<String> pool = List.of("poolid", "lab");
            assertThat(nobody.send("POST", "/pools", pool, List.of("Cookie", cookie))
                            .status())
                    .isEqualTo(401);
            assertThat(nobody.send("POST", "/pools", pool, List.of("Cookie", cookie, "CSRFPreventionToken", csrf))
                            .status())
                    .isEqualTo(200);
            simulator.control().advance(java.time.Duration.ofHours(2));
            assertThat(nobody.send("GET", "/pools", List.of(), List.of("Cookie", cookie))
                            .status())
                    .isEqualTo(401);
        }
    }
}
