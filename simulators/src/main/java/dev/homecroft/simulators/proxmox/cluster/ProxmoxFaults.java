package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Fault;

/** What goes wrong with Proxmox VE, in its own words. */
public final class ProxmoxFaults {
    private ProxmoxFaults() {}

    /** Another holds the guest's lock file; for calls that answer at once. */
    public static Fault lockTimeout(int vmid) {
        return new Fault.Answers(500, lockText(vmid));
    }

    /** Another holds the guest's lock file; for calls that begin a task. */
    public static Fault lockTimeoutInTask(int vmid) {
        return new Fault.TaskFails(lockText(vmid));
    }

    private static String lockText(int vmid) {
        return "can't lock file '" + Guest.Kind.QEMU.lockFile(vmid) + "' - got timeout";
    }

    /** Another holds the storage's lock; the task fails. */
    public static Fault storageLockTimeout(String storage) {
        return new Fault.TaskFails("can't lock file '/var/lock/pve-manager/pve-storage-" + storage + "' - got timeout");
    }

    /** The worker died before it told its name; whether it did its work nobody knows. */
    public static Fault noWorkerUpid(boolean done) {
        String text = "got no worker upid - start worker failed";
        return done ? new Fault.AnswersAfter(500, text) : new Fault.Answers(500, text);
    }

    public static Fault unauthorized() {
        return new Fault.Answers(401, "permission denied - invalid PVE ticket");
    }

    /** The node behind the one that was asked cannot be reached. */
    public static Fault unreachable() {
        return new Fault.Answers(595, "No route to host");
    }

    /** The node behind the one that was asked is too slow. */
    public static Fault tooSlow() {
        return new Fault.Answers(596, "Connection timed out");
    }

    public static Fault storageFull(String storage) {
        return new Fault.TaskFails("unable to create image on '" + storage + "': No space left on device");
    }

    public static Fault digestConflict() {
        return new Fault.Answers(500, "checksum mismatch (file change by other user?)");
    }
}
