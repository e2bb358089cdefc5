package dev.homecroft.simulators.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What goes back on the wire: an answer, or nothing but a closed connection. */
public sealed interface WireReply {
    /**
     * An answer.
     *
     * @param reason the reason phrase; Proxmox VE says there what went wrong
     * @param headers further headers; length, date and connection are the server's matter
     */
    record Answer(int status, String reason, Map<String, String> headers, String body) implements WireReply {
        private static final String ENCODING = "Content-Encoding";

        public Answer {
            headers = Map.copyOf(headers);
        }

        /** A JSON answer. */
        public static Answer json(int status, String reason, Object value) {
            return new Answer(
                    status, reason, Map.of("Content-Type", "application/json;charset=UTF-8"), Json.write(value));
        }

        /** Whatever the caller accepts: what is read from another program's output goes out as it came. */
        public Answer zipped() {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(ENCODING, "gzip");
            return new Answer(status, reason, all, body);
        }

        byte[] bytes() throws IOException {
            byte[] plain = body.getBytes(StandardCharsets.UTF_8);
            if (!headers.containsKey(ENCODING)) {
                return plain;
            }
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                zip.write(plain);
            }
            return zipped.toByteArray();
        }

        /** An answer that says everything in its status line. */
        public static Answer bare(int status, String reason) {
            return new Answer(status, reason, Map.of(), "");
        }

        boolean isError() {
            return status >= 400;
        }
    }

    /** The connection ends without a word. */
    record Dropped() implements WireReply {}
}
