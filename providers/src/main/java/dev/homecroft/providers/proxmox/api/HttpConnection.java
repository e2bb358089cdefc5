package dev.homecroft.providers.proxmox.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
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

    /**
     * What every OpenSSL since 1.1.0 takes. Left alone, the JDK makes a key of a second kind for each handshake in case that the
     * server wants it, and the first of these keys costs a tenth of a second.
     */
    private static final List<String> QUICK = List.of("x25519");

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[8 << 10];
    private int at;
    private int end;
    private final OutputStream out;
    private final String host;
    private boolean reusable = true;

    private HttpConnection(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Connects and shakes hands; nothing of a request has been sent when this throws. */
    static HttpConnection open(URI endpoint, Trust trust, Duration limit) throws IOException {
        if (trust.isQuick(endpoint)) {
            try {
                return open(endpoint, trust, limit, QUICK);
            } catch (SSLException refused) {
                if (refused.getCause() instanceof CertificateException) {
                    throw refused;
                }
                trust.notQuick(endpoint);
            }
        }
        return open(endpoint, trust, limit, List.of());
    }

    /** @param groups of keys that are agreed on; all that the JDK has where it is empty */
    private static HttpConnection open(URI endpoint, Trust trust, Duration limit, List<String> groups)
            throws IOException {
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
            if (trust.isOfNames()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            if (!groups.isEmpty()) {
                parameters.setNamedGroups(groups.toArray(String[]::new));
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
        byte[] bytes = body(headers);
        boolean isZipped = headers.getOrDefault("content-encoding", "").equalsIgnoreCase("gzip");
        String body = new String(isZipped ? unzipped(bytes) : bytes, StandardCharsets.UTF_8);
        String keep = headers.getOrDefault("connection", parts[0].equals("HTTP/1.1") ? "keep-alive" : "close");
        reusable = !keep.equalsIgnoreCase("close");
        return new Response(Integer.parseInt(parts[1]), parts.length > 2 ? parts[2] : "", body);
    }

    /** We ask for none, but what the server takes from another program's output comes so all the same. */
    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = zip.readNBytes(LARGEST_BODY);
            if (plain.length == LARGEST_BODY) {
                throw new IOException("the answer is too long");
            }
            return plain;
        }
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
            return bytes(LARGEST_BODY);
        }
        return exactly(length.matches("[0-9]{1,8}") ? Integer.parseInt(length) : LARGEST_BODY + 1);
    }

    private byte[] exactly(int length) throws IOException {
        if (length > LARGEST_BODY) {
            throw new IOException("the answer is too long");
        }
        byte[] bytes = bytes(length);
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
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("the connection was closed");
            }
            line.append((char) next);
        }
        String text = utf8(line);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String utf8(StringBuilder bytes) {
        return new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** One byte, or -1 at the end. Lines are short and many, and the JDK's buffered stream takes a lock for each byte. */
    private int next() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        return buffer[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /** As many bytes, or fewer where the stream ends before. */
    private byte[] bytes(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, buffer.length));
        while (bytes.size() < length && (at < end || fill())) {
            int part = Math.min(end - at, length - bytes.size());
            bytes.write(buffer, at, part);
            at += part;
        }
        return bytes.toByteArray();
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
