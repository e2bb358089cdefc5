package dev.homecroft.simulators.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets: UDP and TCP on one port of loopback. */
final class Listener implements AutoCloseable {
    private static final int ATTEMPTS = 20;
    private static final int UDP_BUFFER = 65_535;

    private final DnsService service;
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Thread> loops = new ArrayList<>();

    private Listener(DnsService service, ServerSocket tcp, DatagramSocket udp) {
        this.service = service;
        this.tcp = tcp;
        this.udp = udp;
    }

    /** A free port of TCP may be taken in UDP, so several are tried; a stated one is tried once. */
    static Listener open(DnsService service, int port) {
        for (int attempt = 1; ; attempt++) {
            try {
                Listener listener = bind(service, port);
                listener.loops.add(Thread.ofVirtual().name("dns-tcp").start(listener::acceptAll));
                listener.loops.add(Thread.ofVirtual().name("dns-udp").start(listener::receiveAll));
                return listener;
            } catch (IOException taken) {
                if (port != 0 || attempt == ATTEMPTS) {
                    throw new UncheckedIOException("no port for the DNS simulator", taken);
                }
            }
        }
    }

    private static Listener bind(DnsService service, int port) throws IOException {
        ServerSocket tcp = new ServerSocket();
        try {
            tcp.bind(new InetSocketAddress(loopback(), port));
            return new Listener(service, tcp, new DatagramSocket(tcp.getLocalPort(), loopback()));
        } catch (IOException taken) {
            tcp.close();
            throw taken;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    private void acceptAll() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                connections.add(connection);
                Thread.ofVirtual().name("dns-connection").start(() -> converse(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            while (true) {
                byte[] query = in.readNBytes(in.readUnsignedShort());
                List<byte[]> answers = service.handle(query, true);
                if (answers.isEmpty()) {
                    return;
                }
                for (byte[] answer : answers) {
                    out.write(framed(answer));
                }
                out.flush();
            }
        } catch (IOException gone) {
            // The other side hung up, or we are closing.
        } finally {
            connections.remove(connection);
        }
    }

    private static byte[] framed(byte[] message) {
        byte[] framed = new byte[message.length + 2];
        framed[0] = (byte) (message.length >>> 8);
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        return framed;
    }

    private void receiveAll() {
        byte[] buffer = new byte[UDP_BUFFER];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] query = Arrays.copyOf(buffer, packet.getLength());
                Thread.ofVirtual().name("dns-packet").start(() -> reply(query, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void reply(byte[] query, SocketAddress to) {
        try {
            for (byte[] answer : service.handle(query, false)) {
                udp.send(new DatagramPacket(answer, answer.length, to));
            }
        } catch (IOException gone) {
            // UDP promises nothing, and we may be closing.
        }
    }

    /**
     * Returns when nothing answers any more: a socket in whose accept a virtual thread waits goes on listening until that
     * thread has noticed.
     */
    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
            for (Thread loop : loops) {
                loop.join();
            }
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
