package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.virt.Guarding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A guest as a test wants it. Each word returns the same builder. */
final class Wanted {
    final String name;
    private final Guest.Type type;
    private Optional<Ref> node = Optional.empty();
    private Optional<String> spread = Optional.empty();
    private Optional<Long> id = Optional.empty();
    private Optional<Long> cpu = Optional.of(2L);
    private Optional<ByteSize> memory = Optional.of(ByteSize.ofGibi(2));
    private final Map<String, Guest.Disk> disks = new LinkedHashMap<>();
    private final Map<String, Nic> nics = new LinkedHashMap<>();
    private Optional<Ref> image = Optional.empty();
    private Optional<Ref> cloneOf = Optional.empty();
    private boolean linked;
    private List<String> byRoot = List.of();
    private boolean template;
    private Optional<Guest.CloudInit> cloudInit = Optional.empty();
    private Optional<Guest.Firmware> firmware = Optional.empty();
    private Optional<Boolean> tpm = Optional.empty();
    private Optional<Boolean> onboot = Optional.empty();
    private Guest.Power power = Guest.Power.RUNNING;
    private List<String> tags = List.of();
    private Optional<Boolean> protection = Optional.empty();
    private Optional<Boolean> unprivileged = Optional.empty();
    private final Map<String, String> raw = new LinkedHashMap<>();

    private Wanted(String name, Guest.Type type) {
        this.name = name;
        this.type = type;
    }

    static Wanted vm(String name) {
        return new Wanted(name, Guest.Type.VM);
    }

    static Wanted container(String name) {
        Wanted wanted = new Wanted(name, Guest.Type.CONTAINER);
        wanted.unprivileged = Optional.of(true);
        wanted.image = Optional.of(Labs.ref(Section.IMAGES, "debian-ct"));
        return wanted;
    }

    Wanted on(String host) {
        node = Optional.of(Labs.ref(Section.HOSTS, host));
        return this;
    }

    Wanted spread(String group) {
        spread = Optional.of(group);
        return this;
    }

    Wanted id(long number) {
        id = Optional.of(number);
        return this;
    }

    Wanted cpu(long cores) {
        cpu = Optional.of(cores);
        return this;
    }

    Wanted memory(String size) {
        memory = ByteSize.tryParse(size);
        return this;
    }

    Wanted disk(String disk, String storage, String size) {
        disks.put(disk, Labs.disk(disk, storage, size, false));
        return this;
    }

    Wanted kept(String disk, String storage, String size) {
        disks.put(disk, Labs.disk(disk, storage, size, true));
        return this;
    }

    Wanted nic(String nic, String address) {
        nics.put(nic, Labs.nic(nic, address));
        return this;
    }

    Wanted image(String wanted) {
        image = Optional.of(Labs.ref(Section.IMAGES, wanted));
        return this;
    }

    Wanted cloneOf(String wanted) {
        cloneOf = Optional.of(Labs.ref(Section.GUESTS, wanted));
        return this;
    }

    Wanted linkedTo(String wanted) {
        linked = true;
        return cloneOf(wanted);
    }

    Wanted byRoot(String... options) {
        byRoot = List.of(options);
        return this;
    }

    Wanted mounted(String disk, String storage, String size, String path) {
        disks.put(disk, Labs.at(Labs.disk(disk, storage, size, false), path));
        return this;
    }

    /** The same disk, made from this volume. */
    Wanted volume(String disk, String volume) {
        disks.computeIfPresent(disk, (name, known) -> Labs.on(known, volume));
        return this;
    }

    Wanted without(String disk) {
        disks.remove(disk);
        return this;
    }

    Wanted template() {
        template = true;
        return this;
    }

    Wanted cloudInit(Optional<SecretRef> password) {
        cloudInit = Optional.of(new Guest.CloudInit(
                Optional.of("admin"),
                List.of("ssh-ed25519 AAAA+B= anna@example.org", "ssh-ed25519 CCCC ben@example.org"),
                password,
                Optional.empty(),
                Labs.ORIGIN));
        return this;
    }

    Wanted uefi() {
        firmware = Optional.of(Guest.Firmware.UEFI);
        tpm = Optional.of(true);
        return this;
    }

    Wanted onboot(boolean on) {
        onboot = Optional.of(on);
        return this;
    }

    Wanted stopped() {
        power = Guest.Power.STOPPED;
        return this;
    }

    Wanted tags(String... words) {
        tags = List.of(words);
        return this;
    }

    Wanted protect() {
        protection = Optional.of(true);
        return this;
    }

    Wanted raw(String key, String value) {
        raw.put(key, value);
        return this;
    }

    Guest build() {
        return new Guest(
                name,
                type,
                Status.ACTIVE,
                Labs.ref(Section.HYPERVISORS, "home"),
                node,
                spread,
                id,
                cpu,
                Optional.empty(),
                memory,
                Optional.empty(),
                disks,
                nics,
                Map.of(),
                image,
                cloneOf,
                linked,
                template,
                cloudInit,
                firmware,
                tpm,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                onboot,
                Optional.empty(),
                power,
                tags,
                protection,
                Optional.empty(),
                unprivileged,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Guarding.NONE,
                raw,
                byRoot,
                Labs.ORIGIN);
    }
}
