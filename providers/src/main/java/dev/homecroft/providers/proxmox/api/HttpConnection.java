package dev.homecroft.providers.proxmox.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One HTTP/1.1 connection over TLS. The JDK's client hides the reason phrase, which is the only place where Proxmox VE says
 * what is wrong with a 401 or a 59x, and does not tell whether a failed request had been sent; both matter here.
 */
final class HttpConnection implements Line {
    /** More than any answer has; a listing of ten thousand guests is about 5 MiB. */
    private static final int LARGEST_BODY = 64 << 20;

    private static final int LONGEST_LINE = 16 << 10;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;
    private boolean reusable = true;

    private HttpConnection(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Connects and shakes hands; nothing of a request has been sent when this throws. */
    static HttpConnection open(URI endpoint, Trust trust, Duration limit) throws IOException {
        String name = endpoint.getHost();
        int port = endpoint.getPort() < 0 ? 8006 : endpoint.getPort();
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(name, port), (int) limit.toMillis());
            plain.setSoTimeout((int) limit.toMillis());
            SSLSocket socket =
                    (SSLSocket) trust.context().getSocketFactory().createSocket(plain, bare(name), port, true);
            SSLParameters parameters = socket.getSSLParameters();
            if (!trust.isPinned()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new HttpConnection(socket, name + ":" + port);
        } catch (IOException fault) {
            plain.close();
            throw fault;
        }
    }

    @Override
    public String localAddress() {
        String address = socket.getLocalAddress().getHostAddress();
        int scope = address.indexOf('%');
        return scope < 0 ? address : address.substring(0, scope);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public Response exchange(String method, String target, String authorization, String form, Duration limit)
            throws IOException {
        reusable = false;
        socket.setSoTimeout((int) limit.toMillis());
        boolean hasBody = method.equals("POST") || method.equals("PUT");
        byte[] body = hasBody ? form.getBytes(StandardCharsets.UTF_8) : new byte[0];
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host
                + "\r\nAccept: application/json\r\nAuthorization: " + authorization + "\r\n");
        if (hasBody) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length + "\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        request.writeTo(out);
        out.flush();
        return read();
    }

    private Response read() throws IOException {
        String statusLine = line();
        String[] parts = statusLine.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[0-9]{3}")) {
            throw new IOException("not an HTTP answer");
        }
        SortedMap<String, String> headers = headers();
        String body = new String(body(headers), StandardCharsets.UTF_8);
        String keep = headers.getOrDefault("connection", parts[0].equals("HTTP/1.1") ? "keep-alive" : "close");
        reusable = !keep.equalsIgnoreCase("close");
        return new Response(Integer.parseInt(parts[1]), parts.length > 2 ? parts[2] : "", body);
    }

    private SortedMap<String, String> headers() throws IOException {
        SortedMap<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(SortedMap<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.getOrDefault("content-length", "");
        if (length.isEmpty()) {
            headers.put("connection", "close");
            return in.readNBytes(LARGEST_BODY);
        }
        return exactly(length.matches("[0-9]{1,8}") ? Integer.parseInt(length) : LARGEST_BODY + 1);
    }

    private byte[] exactly(int length) throws IOException {
        if (length > LARGEST_BODY) {
            throw new IOException("the answer is too long");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended early");
        }
        return bytes;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            String size = line().split(";", 2)[0].strip();
            int length = size.matches("[0-9A-Fa-f]{1,7}") ? Integer.parseInt(size, 16) : LARGEST_BODY + 1;
            if (length == 0) {
                headers();
                return whole.toByteArray();
            }
            whole.writeBytes(exactly(length));
            line();
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the connection was closed");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public boolean isReusable() {
        return reusable;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // There is nothing left to be closed.
        }
    }
}
