package dev.homecroft.app.sandbox;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The control connection of a sandbox: loopback only, one line of JSON each way, then closed. A request carries the token of
 * {@code running.json}, which only the user can read.
 */
final class Control implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final ServerSocket socket;

    private Control(ServerSocket socket) {
        this.socket = socket;
    }

    /** @param answer from a request with the right token to its reply; called by one thread at a time */
    static Control listen(String token, Function<Json.Obj, Json> answer) {
        try {
            Control control = new Control(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("control").start(() -> control.serve(token, answer));
            return control;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve(String token, Function<Json.Obj, Json> answer) {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                caller.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()) / 10);
                Optional<Json.Obj> request = read(caller);
                boolean known = request.flatMap(json -> json.text("token"))
                        .filter(token::equals)
                        .isPresent();
                Json reply = known
                        ? answer.apply(request.orElseThrow())
                        : Json.object().put("problem", "wrong token").build();
                write(caller, reply);
            } catch (IOException gone) {
                // The caller left, or we are closing; either way the next one is waited for, or the loop ends.
            }
        }
    }

    private static Optional<Json.Obj> read(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n' && line.length() < LONGEST_LINE; c = in.read()) {
            line.append((char) c);
        }
        return JsonReader.tryRead(line.toString())
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast);
    }

    private static void write(Socket socket, Json json) throws IOException {
        socket.getOutputStream().write((JsonText.canonical(json) + "\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Asks a sandbox; empty if nobody answers. */
    static Optional<Json.Obj> ask(int port, Json.Obj request) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Math.toIntExact(CONNECT.toMillis()));
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            write(socket, request);
            return read(socket);
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
