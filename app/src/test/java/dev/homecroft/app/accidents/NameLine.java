package dev.homecroft.app.accidents;

import dev.homecroft.providers.dns.wire.NameServers;
import dev.homecroft.simulators.dns.DnsSimulator;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** From the client to the simulated name server without sockets, on the caller's thread. */
final class NameLine implements NameServers.Line {
    private final DnsSimulator server;
    private final Queue<byte[]> answers = new ArrayDeque<>();

    NameLine(DnsSimulator server) {
        this.server = server;
    }

    @Override
    public void send(byte[] message) {
        answers.addAll(server.ask(message));
    }

    @Override
    public byte[] receive() throws IOException {
        byte[] answer = answers.poll();
        if (answer == null) {
            throw new EOFException("the connection was closed");
        }
        return answer;
    }

    @Override
    public void close() {
        answers.clear();
    }
}
