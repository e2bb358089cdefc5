package dev.homecroft.simulators.dns;

import java.time.Duration;

/** An accident that can be ordered for the next messages of a kind. */
public sealed interface DnsFault {
    /** Answers with this rcode (RFC 1035, 4.1.1; RFC 2136, 2.2) and does nothing. */
    record Answer(int rcode) implements DnsFault {
        /** Server failure, rcode 2. */
        public static Answer servfail() {
            return new Answer(2);
        }

        /** Refused, rcode 5. */
        public static Answer refused() {
            return new Answer(5);
        }
    }

    /** The message is lost on its way in: no effect, no answer. */
    record LoseRequest() implements DnsFault {}

    /** The answer is lost on its way out: the effect happened, nobody is told. */
    record LoseAnswer() implements DnsFault {}

    /** The server is slow: it waits, then does what it was asked. */
    record Delay(Duration time) implements DnsFault {}

    /** The server does not know the key (BADKEY). */
    record RefuseKey() implements DnsFault {}

    /** The server says that the signature's time is wrong (BADTIME), as when clocks differ. */
    record RefuseTime() implements DnsFault {}
}
