package dev.homecroft.providers.proxmox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.simulators.wire.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** Servers that agree on keys of one kind only. */
class HandshakeTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ServerCertificate own = ServerCertificate.create("localhost");

    @Test
    void aServerThatTakesOtherKeysIsReachedAndRemembered() throws IOException {
        Trust trust = Trust.of(Set.of(own.fingerprint()), Map.of());
        try (Server server = new Server(own, "secp256r1")) {
            assertThat(server.ask(trust)).isEqualTo(200);
            assertThat(trust.isQuick(server.endpoint())).isFalse();
            int before = server.knocks();
            assertThat(server.ask(trust)).isEqualTo(200);
            assertThat(server.knocks()).isEqualTo(before + 1);
        }
    }

    @Test
    void theQuickKeysAreEnoughForMost() throws IOException {
        Trust trust = Trust.of(Set.of(own.fingerprint()), Map.of());
        try (Server server = new Server(own, "x25519")) {
            assertThat(server.ask(trust)).isEqualTo(200);
            assertThat(trust.isQuick(server.endpoint())).isTrue();
            assertThat(server.knocks()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateThatIsNotBelievedIsNotAskedForTwice() throws IOException {
        Trust trust = Trust.of(Set.of(ServerCertificate.create("localhost").fingerprint()), Map.of());
        try (Server server = new Server(own, "x25519")) {
            assertThatThrownBy(() -> server.ask(trust))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("fingerprint");
            assertThat(server.knocks()).isEqualTo(1);
        }
    }

    /** Answers each connection once. */
    private static final class Server implements AutoCloseable {
        private final SSLServerSocket socket;
        private final AtomicInteger knocks = new AtomicInteger();

        Server(ServerCertificate own, String group) throws IOException {
            socket = (SSLServerSocket)
                    own.context().getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setNamedGroups(new String[] {group});
            socket.setSSLParameters(parameters);
            Thread.ofVirtual().start(this::serve);
        }

        URI endpoint() {
            return URI.create("https://127.0.0.1:" + socket.getLocalPort());
        }

        int knocks() {
            return knocks.get();
        }

        int ask(Trust trust) throws IOException {
            try (HttpConnection line = HttpConnection.open(endpoint(), trust, LIMIT)) {
                return line.exchange("GET", "/", "none", "", LIMIT).status();
            }
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (SSLSocket client = (SSLSocket) socket.accept()) {
                    knocks.incrementAndGet();
                    client.startHandshake();
                    var _ = client.getInputStream().read(new byte[4096]);
                    client.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.UTF_8));
                } catch (IOException refused) {
                    // It comes again, or not at all.
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
