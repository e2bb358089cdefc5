package dev.homecroft.providers.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

/** A wire between client and server, over TCP, that can be cut: before an update arrives, or before its answer returns. */
final class FaultyWire implements AutoCloseable {
    private static final int UPDATE = 5;

    private enum Fault {
        NONE,
        DROP_UPDATE,
        LOSE_ANSWER
    }

    private final InetSocketAddress server;
    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
    private ServerSocket socket;
    private Thread acceptor;

    FaultyWire(InetSocketAddress server) {
        this.server = server;
        socket = open();
        acceptor = accepting(socket);
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private Thread accepting(ServerSocket listening) {
        return Thread.ofVirtual().name("faulty-wire").start(() -> accept(listening));
    }

    int port() {
        return socket.getLocalPort();
    }

    void dropNextUpdate() {
        fault.set(Fault.DROP_UPDATE);
    }

    void loseNextAnswer() {
        fault.set(Fault.LOSE_ANSWER);
    }

    void reopen() {
        socket = open();
        acceptor = accepting(socket);
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().name("faulty-wire-connection").start(() -> carry(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket client) {
        try (client;
                Socket behind = new Socket(server.getAddress(), server.getPort())) {
            DataInputStream question = new DataInputStream(client.getInputStream());
            byte[] bytes = new byte[question.readUnsignedShort()];
            question.readFully(bytes);
            boolean isUpdate = (bytes[2] >> 3 & 15) == UPDATE;
            if (isUpdate && fault.compareAndSet(Fault.DROP_UPDATE, Fault.NONE)) {
                return;
            }
            DataOutputStream onward = new DataOutputStream(behind.getOutputStream());
            onward.writeShort(bytes.length);
            onward.write(bytes);
            onward.flush();
            if (isUpdate && fault.compareAndSet(Fault.LOSE_ANSWER, Fault.NONE)) {
                // The answer is waited for, so that the effect has happened when the client finds the wire cut.
                new DataInputStream(behind.getInputStream()).readUnsignedShort();
                return;
            }
            behind.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException cut) {
            // One side hung up; the other will notice.
        }
    }

    /** Returns when nothing listens any more, which is when the accepting thread has noticed. */
    @Override
    public void close() {
        try {
            socket.close();
            acceptor.join();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
