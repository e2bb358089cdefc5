package dev.homecroft.model;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.storage.Backup;
import dev.homecroft.model.virt.Guarding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A virtual machine or a container.
 *
 * @param node the host it runs on; when empty {@code spread} and capacity decide
 * @param spread name of a group of guests that share no host as long as there are enough of them
 * @param id the hypervisor's number for it; allocated when not stated
 * @param cpu virtual cores
 * @param cpuType the hypervisor's word, such as {@code host}
 * @param image what its system disk or root is made from
 * @param cloneOf the template it is cloned from
 * @param linked whether its disks stand on those of the template instead of being copies of their own
 * @param template whether it is a template itself and never runs
 * @param aliases further names, relative to the domain of its first network
 * @param services names of what it runs, for people
 * @param needs what has to be up before it is of any use
 * @param guarding what the hypervisor does for it beyond running it
 * @param raw the hypervisor's own options, passed through as they stand
 * @param byRoot options that only root@pam may set and that somebody sets by hand: compared, never set
 */
public record Guest(
        String name,
        Type type,
        Status status,
        Ref hypervisor,
        Optional<Ref> node,
        Optional<String> spread,
        Optional<Long> id,
        Optional<Long> cpu,
        Optional<String> cpuType,
        Optional<ByteSize> memory,
        Optional<ByteSize> memoryMinimum,
        Map<String, Disk> disks,
        Map<String, Nic> nics,
        Map<String, Passthrough> passthrough,
        Optional<Ref> image,
        Optional<Ref> cloneOf,
        boolean linked,
        boolean template,
        Optional<CloudInit> cloudInit,
        Optional<Firmware> firmware,
        Optional<Boolean> tpm,
        Optional<Boolean> agent,
        Optional<Boolean> serial,
        Optional<String> machine,
        Optional<String> osType,
        Optional<Boolean> onboot,
        Optional<Startup> startup,
        Power power,
        List<String> tags,
        Optional<Boolean> protection,
        Optional<String> pool,
        Optional<Boolean> unprivileged,
        List<String> features,
        List<String> aliases,
        List<String> services,
        Optional<String> owner,
        Optional<String> runbook,
        Optional<String> note,
        Optional<Backup> backup,
        List<Ref> needs,
        Guarding guarding,
        Map<String, String> raw,
        List<String> byRoot,
        Origin origin) {
    public Guest {
        disks = Ordered.copy(disks);
        nics = Ordered.copy(nics);
        passthrough = Ordered.copy(passthrough);
        tags = List.copyOf(tags);
        features = List.copyOf(features);
        aliases = List.copyOf(aliases);
        services = List.copyOf(services);
        needs = List.copyOf(needs);
        raw = Ordered.copy(raw);
        byRoot = List.copyOf(byRoot);
    }

    /** What kind of guest. */
    public enum Type {
        VM,
        CONTAINER
    }

    /** How a virtual machine begins. */
    public enum Firmware {
        BIOS,
        UEFI
    }

    /** Whether it is to run. */
    public enum Power {
        RUNNING,
        STOPPED
    }

    /**
     * @param slot the hypervisor's place for it, such as {@code scsi1}; by default in the order of the file
     * @param volume a volume of this guest that is in no use and is attached instead of a new one; {@link #NEW} for a new
     *     one all the same
     * @param keep whether its content survives a rebuild of the guest
     * @param mount where a container mounts it; empty for the root
     */
    public record Disk(
            String name,
            Optional<String> storage,
            Optional<ByteSize> size,
            Optional<String> slot,
            Optional<String> volume,
            boolean keep,
            Optional<String> mount,
            Optional<Boolean> ssd,
            Optional<Boolean> discard,
            Optional<Boolean> backup,
            Optional<Boolean> iothread,
            Origin origin) {
        /** Instead of a volume's name: an empty one is made. */
        public static final String NEW = "new";
    }

    /** A device handed through, by the hypervisor's mapping. */
    public record Passthrough(String name, String mapping, Optional<Boolean> pcie, Origin origin) {}

    /**
     * @param sshKeys public keys, one line each
     * @param password a secret; best left out
     */
    public record CloudInit(
            Optional<String> user,
            List<String> sshKeys,
            Optional<SecretRef> password,
            Optional<Boolean> upgrade,
            Origin origin) {
        public CloudInit {
            sshKeys = List.copyOf(sshKeys);
        }
    }

    /** Order and pauses when a node starts or stops all its guests. */
    public record Startup(Optional<Long> order, Optional<Duration> up, Optional<Duration> down) {}

    public boolean isVm() {
        return type == Type.VM;
    }
}
