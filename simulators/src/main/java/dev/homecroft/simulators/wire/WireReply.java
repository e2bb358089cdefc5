package dev.homecroft.simulators.wire;

import java.util.Map;

/** What goes back on the wire: an answer, or nothing but a closed connection. */
public sealed interface WireReply {
    /**
     * An answer.
     *
     * @param reason the reason phrase; Proxmox VE says there what went wrong
     * @param headers further headers; length, date and connection are the server's matter
     */
    record Answer(int status, String reason, Map<String, String> headers, String body) implements WireReply {
        public Answer {
            headers = Map.copyOf(headers);
        }

        /** A JSON answer. */
        public static Answer json(int status, String reason, Object value) {
            return new Answer(
                    status, reason, Map.of("Content-Type", "application/json;charset=UTF-8"), Json.write(value));
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
