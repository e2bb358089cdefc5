package dev.homecroft.simulators.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * A loopback HTTPS server with the manners of one of Proxmox's: it keeps connections alive and puts its words into the
 * reason phrase. It can be switched off and comes back on the same port.
 */
public final class TlsServer implements AutoCloseable {
    private volatile SSLContext tls;
    private final Function<WireRequest, WireReply> handler;
    private final Duration idle;
    private final Manners manners;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private Optional<ServerSocket> listener = Optional.empty();
    private Optional<Thread> acceptor = Optional.empty();
    private Optional<Socket> placeholder = Optional.empty();
    private int port;

    /**
     * @param port the port on 127.0.0.1, or 0 for any free one
     * @param idle how long a silent connection stays open
     */
    public TlsServer(
            SSLContext tls, int port, Duration idle, Manners manners, Function<WireRequest, WireReply> handler) {
        this.tls = tls;
        this.port = port;
        this.idle = idle;
        this.manners = manners;
        this.handler = handler;
    }

    /** Listens; does nothing when it does already. Throws UncheckedIOException when the port is taken. */
    public synchronized void open() {
        if (listener.isPresent()) {
            return;
        }
        placeholder.ifPresent(TlsServer::quietly);
        placeholder = Optional.empty();
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
            port = socket.getLocalPort();
            listener = Optional.of(socket);
            acceptor = Optional.of(Thread.ofVirtual().name("accept-" + port).start(() -> accept(socket)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
    }

    /** Shows another certificate from now on, to whom was connected as well. */
    public synchronized void show(SSLContext other) {
        tls = other;
        if (listener.isPresent()) {
            pause();
            open();
        }
    }

    /** Shows another certificate to whoever connects from now on; who is connected stays so. */
    public void reload(SSLContext other) {
        tls = other;
    }

    /**
     * Stops listening, cuts every connection, and keeps the port: who connects is refused, and nobody else gets it
     * before {@link #open} brings it back.
     */
    public synchronized void pause() {
        close();
        try {
            Socket bound = new Socket();
            bound.setReuseAddress(true);
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            placeholder = Optional.of(bound);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep 127.0.0.1:" + port, e);
        }
    }

    /** Whether it listens. */
    public synchronized boolean isOpen() {
        return listener.isPresent();
    }

    public synchronized int port() {
        return port;
    }

    /** Stops listening, cuts every connection, and gives the port up. */
    @Override
    public synchronized void close() {
        listener.ifPresent(TlsServer::quietly);
        listener = Optional.empty();
        acceptor.ifPresent(TlsServer::join);
        acceptor = Optional.empty();
        placeholder.ifPresent(TlsServer::quietly);
        placeholder = Optional.empty();
        connections.forEach(TlsServer::quietly);
        connections.clear();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    continue;
                }
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (Socket connection = secured(plain)) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            HttpReader reader = new HttpReader(in, out, manners);
            boolean open = true;
            while (open) {
                Optional<HttpReader.Outcome> outcome = reader.next();
                open = outcome.isPresent() && answer(outcome.get(), out);
            }
        } catch (IOException e) {
            // The peer went away or was silent for too long: nobody is left to be told.
        } finally {
            connections.remove(plain);
            quietly(plain);
        }
    }

    private Socket secured(Socket plain) throws IOException {
        plain.setTcpNoDelay(true);
        plain.setSoTimeout((int) idle.toMillis());
        return tls.getSocketFactory().createSocket(plain, InputStream.nullInputStream(), true);
    }

    private boolean answer(HttpReader.Outcome outcome, OutputStream out) throws IOException {
        return switch (outcome) {
            case HttpReader.Outcome.Refused refused -> write(refused.answer(), false, out);
            case HttpReader.Outcome.Read read ->
                switch (handler.apply(read.request())) {
                    case WireReply.Answer answer -> write(answer, read.keepAlive(), out);
                    case WireReply.Dropped _ -> false;
                };
        };
    }

    private boolean write(WireReply.Answer answer, boolean keepAlive, OutputStream out) throws IOException {
        boolean stays = keepAlive && !(manners.isStrict() && answer.isError());
        byte[] body = answer.bytes();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " " + answer.reason() + "\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Cache-Control: max-age=0\r\n");
        if (!manners.server().isEmpty()) {
            head.append("Server: ").append(manners.server()).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append("Connection: ").append(stays ? "Keep-Alive" : "close").append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
        return stays;
    }

    /** The port is free only when the thread that accepts has let go of it. */
    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // Closing is best effort: the socket is given up either way.
        }
    }
}
