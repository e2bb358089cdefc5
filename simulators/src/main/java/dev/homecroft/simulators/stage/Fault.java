package dev.homecroft.simulators.stage;

import java.time.Duration;
import java.util.regex.Pattern;

/** Something that goes wrong with a request. */
public sealed interface Fault {
    /** The server answers this and does nothing. */
    record Answers(int status, String text) implements Fault {}

    /** The server does it and answers this all the same. */
    record AnswersAfter(int status, String text) implements Fault {}

    /** The request is taken, and its task fails with this text at the end; what it prepared is undone. */
    record TaskFails(String text) implements Fault {}

    /** The request is taken, and its task does all of it and warns of this. */
    record TaskWarns(String text) implements Fault {}

    /** The connection breaks before anything was done. */
    record DropsBefore() implements Fault {}

    /** The connection breaks after it was done: the caller cannot know. */
    record DropsAfter() implements Fault {}

    /**
     * Nothing is done and nothing is answered; then the connection breaks.
     *
     * @param limit real time
     */
    record Hangs(Duration limit) implements Fault {}

    /** The world stops just before the request is served, until the hook returns; then it is served. */
    record Pauses(Runnable hook) implements Fault {}

    /**
     * A fault and when it strikes.
     *
     * @param method such as POST
     * @param path what the path below {@code /api2/json} must match as a whole
     * @param nth the first matching call that is hit, from 1
     * @param times how many calls in a row are hit
     */
    record Rule(String method, Pattern path, int nth, int times, Fault fault) {
        public Rule {
            if (nth < 1 || times < 1) {
                throw new IllegalArgumentException("calls are counted from 1");
            }
        }

        /** Hits the first matching call once. */
        public static Rule once(String method, String path, Fault fault) {
            return new Rule(method, Pattern.compile(path), 1, 1, fault);
        }

        /** Hits the nth matching call once. */
        public static Rule nth(int nth, String method, String path, Fault fault) {
            return new Rule(method, Pattern.compile(path), nth, 1, fault);
        }
    }
}
