package dev.homecroft.app.accidents;

import dev.homecroft.providers.proxmox.api.Dialer;
import dev.homecroft.providers.proxmox.api.Line;
import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.wire.WireReply;
import dev.homecroft.simulators.wire.WireRequest;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** From the client to the simulator without sockets and TLS, on the caller's thread: what is on either side is the same. */
final class Shortcut implements Dialer {
    private final ProxmoxSimulator cluster;
    private final Map<URI, String> nodes = new HashMap<>();

    Shortcut(ProxmoxSimulator cluster) {
        this.cluster = cluster;
        cluster.endpoints().forEach((node, endpoint) -> nodes.put(endpoint, node));
    }

    @Override
    public Line dial(URI endpoint, Duration limit) throws IOException {
        String node = Optional.ofNullable(nodes.get(endpoint)).orElseThrow();
        if (!cluster.isListening(node)) {
            throw new ConnectException("Connection refused");
        }
        return new Direct(cluster, node);
    }

    private record Direct(ProxmoxSimulator cluster, String node) implements Line {
        @Override
        public Response exchange(String method, String target, String authorization, String form, Duration limit)
                throws IOException {
            int question = target.indexOf('?');
            WireRequest request = new WireRequest(
                    method,
                    question < 0 ? target : target.substring(0, question),
                    question < 0 ? "" : target.substring(question + 1),
                    headers(method, authorization),
                    method.equals("POST") || method.equals("PUT") ? form : "");
            return switch (cluster.ask(node, request)) {
                case WireReply.Answer answer -> new Response(answer.status(), answer.reason(), answer.body());
                case WireReply.Dropped _ -> throw new EOFException("the connection was closed");
            };
        }

        private static Map<String, String> headers(String method, String authorization) {
            return method.equals("POST") || method.equals("PUT")
                    ? Map.of("authorization", authorization, "content-type", "application/x-www-form-urlencoded")
                    : Map.of("authorization", authorization);
        }

        @Override
        public String localAddress() {
            return "127.0.0.1";
        }

        /** A real one would be closed after an error, and by a node that goes away; both would be noticed by the next dial. */
        @Override
        public boolean isReusable() {
            return false;
        }

        @Override
        public void close() {}
    }
}
