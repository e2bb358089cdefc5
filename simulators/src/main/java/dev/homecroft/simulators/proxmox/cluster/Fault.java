package dev.homecroft.simulators.proxmox.cluster;

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

    /** Another holds the guest's lock file; for calls that answer at once. */
    static Fault lockTimeout(int vmid) {
        return new Answers(500, lockText(vmid));
    }

    /** Another holds the guest's lock file; for calls that begin a task. */
    static Fault lockTimeoutInTask(int vmid) {
        return new TaskFails(lockText(vmid));
    }

    private static String lockText(int vmid) {
        return "can't lock file '" + Guest.Kind.QEMU.lockFile(vmid) + "' - got timeout";
    }

    /** Another holds the storage's lock; the task fails. */
    static Fault storageLockTimeout(String storage) {
        return new TaskFails("can't lock file '/var/lock/pve-manager/pve-storage-" + storage + "' - got timeout");
    }

    /** The worker died before it told its name; whether it did its work nobody knows. */
    static Fault noWorkerUpid(boolean done) {
        String text = "got no worker upid - start worker failed";
        return done ? new AnswersAfter(500, text) : new Answers(500, text);
    }

    static Fault unauthorized() {
        return new Answers(401, "permission denied - invalid PVE ticket");
    }

    /** The node behind the one that was asked cannot be reached. */
    static Fault unreachable() {
        return new Answers(595, "No route to host");
    }

    /** The node behind the one that was asked is too slow. */
    static Fault tooSlow() {
        return new Answers(596, "Connection timed out");
    }

    static Fault storageFull(String storage) {
        return new TaskFails("unable to create image on '" + storage + "': No space left on device");
    }

    static Fault digestConflict() {
        return new Answers(500, "checksum mismatch (file change by other user?)");
    }

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
