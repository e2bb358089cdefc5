package dev.homecroft.simulators.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests the way Proxmox's own servers do, with their limits and refusals. */
final class HttpReader {
    private static final int MAX_BODY = 512 * 1024;
    private static final int MAX_HEADERS = 64;
    private static final int MAX_HEADER_BYTES = 8 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final Manners manners;

    HttpReader(InputStream in, OutputStream out, Manners manners) {
        this.in = in;
        this.out = out;
        this.manners = manners;
    }

    /** A request, or the answer that refuses it. */
    sealed interface Outcome {
        record Read(WireRequest request, boolean keepAlive) implements Outcome {}

        record Refused(WireReply.Answer answer) implements Outcome {}
    }

    /** The next request; empty when the peer has closed the connection. */
    Optional<Outcome> next() throws IOException {
        Optional<String> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.get().split(" ");
        if (words.length != 3) {
            return refuse(400, "bad request");
        }
        Map<String, String> headers = new HashMap<>();
        int size = 0;
        for (int count = 0; ; count++) {
            String line = line().orElseThrow(EOFException::new);
            size += line.length();
            if (count > MAX_HEADERS || size > MAX_HEADER_BYTES) {
                return refuse(400, "too many http header lines");
            }
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return Optional.of(body(words, headers));
    }

    private Outcome body(String[] words, Map<String, String> headers) throws IOException {
        String method = words[0];
        if (headers.containsKey("transfer-encoding")) {
            return refused(501, "chunked transfer encoding not supported");
        }
        String lengthText = headers.getOrDefault("content-length", "0");
        if (!lengthText.matches("[0-9]{1,15}")) {
            return refused(400, "bad content length");
        }
        long length = Long.parseLong(lengthText);
        if (length > 0 && manners.isStrict() && (method.equals("GET") || method.equals("DELETE"))) {
            return refused(501, "Unexpected content for method '" + method + "'");
        }
        if (length > MAX_BODY) {
            return refused(501, "for data upload use multipart/form-data");
        }
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        byte[] body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new EOFException();
        }
        int question = words[1].indexOf('?');
        String path = question < 0 ? words[1] : words[1].substring(0, question);
        String query = question < 0 ? "" : words[1].substring(question + 1);
        boolean keepAlive = words[2].equals("HTTP/1.1")
                && !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
        return new Outcome.Read(
                new WireRequest(method, path, query, headers, new String(body, StandardCharsets.UTF_8)), keepAlive);
    }

    private static Optional<Outcome> refuse(int status, String reason) {
        return Optional.of(refused(status, reason));
    }

    private static Outcome refused(int status, String reason) {
        return new Outcome.Refused(WireReply.Answer.bare(status, reason));
    }

    private Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                return Optional.empty();
            }
            if (octet == '\n') {
                return Optional.of(line.toString());
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
            if (line.length() > MAX_HEADER_BYTES) {
                throw new IOException("line too long");
            }
        }
    }
}
