package dev.homecroft.providers.dns.wire;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** How name servers are reached: over TCP, unless somebody gives another way who stands where the server does. */
@FunctionalInterface
public interface NameServers {
    NameServers TCP = NameServers::connect;

    /**
     * Connects; nothing of a message has been sent when this throws IOException.
     *
     * @param limit for connecting, and for each wait after it
     */
    Line dial(InetSocketAddress server, Duration limit) throws IOException;

    /** One connection. Messages are whole: how they are framed is the line's own affair. */
    interface Line extends Closeable {
        void send(byte[] message) throws IOException;

        /** The next message of the server. */
        byte[] receive() throws IOException;
    }

    private static Line connect(InetSocketAddress server, Duration limit) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(server, (int) limit.toMillis());
            socket.setSoTimeout((int) limit.toMillis());
            return new TcpLine(
                    socket,
                    new DataInputStream(socket.getInputStream()),
                    new DataOutputStream(socket.getOutputStream()));
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    /** Each message follows its length, two bytes (RFC 1035, 4.2.2). */
    record TcpLine(Socket socket, DataInputStream in, DataOutputStream out) implements Line {
        @Override
        public void send(byte[] message) throws IOException {
            byte[] framed = new byte[message.length + 2];
            framed[0] = (byte) (message.length >>> 8);
            framed[1] = (byte) message.length;
            System.arraycopy(message, 0, framed, 2, message.length);
            out.write(framed);
            out.flush();
        }

        @Override
        public byte[] receive() throws IOException {
            byte[] bytes = new byte[in.readUnsignedShort()];
            in.readFully(bytes);
            return bytes;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
