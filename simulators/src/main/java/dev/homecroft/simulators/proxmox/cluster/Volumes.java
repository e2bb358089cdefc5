package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.values.Sizes;
import java.util.List;
import java.util.Optional;

/** Allocates, finds and frees volumes, with the names that each type of storage gives. Wants the lock held. */
public final class Volumes {
    private final Cluster cluster;

    Volumes(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The storage by name, if it is on this node and holds this kind of content. */
    public Storage storage(String id, String node, String content) {
        Storage storage = find(id);
        if (!storage.isOn(node)) {
            throw new Refusal("storage '" + id + "' is not available on node '" + node + "'");
        }
        if (!storage.isEnabled() && !content.isEmpty()) {
            throw new Refusal("storage '" + id + "' is disabled");
        }
        if (!content.isEmpty()) {
            requireOnline(id);
        }
        if (!content.isEmpty() && !storage.holds(content)) {
            throw new Refusal("storage '" + id + "' does not support content-type '" + content + "'");
        }
        return storage;
    }

    /** Refuses while the storage does not answer. */
    public void requireOnline(String id) {
        if (cluster.state().file("outages").entries().containsKey(id)) {
            throw new Refusal("storage '" + id + "' is not online");
        }
    }

    public Storage find(String id) {
        return Optional.ofNullable(cluster.state().storages().get(id))
                .orElseThrow(() -> new Refusal("storage '" + id + "' does not exist"));
    }

    /** The volume of this id as this node sees it. */
    public Optional<Volume> volume(String volid, String node) {
        return cluster.state().volume(volid, "").or(() -> cluster.state().volume(volid, node));
    }

    public Volume require(String volid, String node) {
        return volume(volid, node).orElseThrow(() -> new Refusal("volume '" + volid + "' does not exist"));
    }

    /** Volumes that this node sees on this storage. */
    public List<Volume> on(Storage storage, String node) {
        String place = storage.place(node);
        return cluster.state().volumesOn(storage.id()).stream()
                .filter(volume -> volume.place().equals(place))
                .toList();
    }

    public long used(Storage storage, String node) {
        String key = storage.id() + "@" + storage.place(node);
        return cluster.state().ballast().getOrDefault(key, 0L)
                + on(storage, node).stream().mapToLong(Volume::used).sum();
    }

    public long available(Storage storage, String node) {
        return Math.max(0, storage.capacity() - used(storage, node));
    }

    /** A request for a volume: what for, whose, how big, and how much of it is written at once. */
    public record Wanted(String content, int vmid, String suffix, String format, long size, long written, String base) {
        /** A disk with the next free number. */
        public static Wanted disk(int vmid, String format, long size, long written) {
            return new Wanted("images", vmid, "disk", format, size, written, "");
        }

        public static Wanted root(int vmid, long size, long written) {
            return new Wanted("rootdir", vmid, "disk", "", size, written, "");
        }

        public static Wanted cloudinit(int vmid) {
            return new Wanted("images", vmid, "cloudinit", "", 4 * Sizes.MIB, 4 * Sizes.MIB, "");
        }

        public Wanted linkedTo(String volid) {
            return new Wanted(content, vmid, suffix, format, size, 0, volid);
        }
    }

    /** Makes a volume, or says that the storage is full. */
    public Volume allocate(Storage storage, String node, Wanted wanted) {
        String format = format(storage, wanted);
        long bytes = storage.isThick() ? wanted.size() : wanted.written();
        if (bytes > available(storage, node)) {
            throw new Refusal(full(storage));
        }
        Volume volume = new Volume(
                storage.id(),
                storage.place(node),
                freeName(storage, node, wanted, format),
                wanted.content(),
                format,
                wanted.vmid(),
                wanted.size(),
                bytes,
                wanted.base(),
                cluster.now() / 1000);
        cluster.state().put(volume);
        return volume;
    }

    private static String full(Storage storage) {
        return switch (storage.type()) {
            case "lvmthin", "lvm" ->
                "unable to create image: no free space in volume group of storage '" + storage.id() + "'";
            case "zfspool" -> "zfs error: cannot create volume on '" + storage.id() + "': out of space";
            default -> "unable to create image on '" + storage.id() + "': No space left on device";
        };
    }

    private static String format(Storage storage, Wanted wanted) {
        boolean isSubvolume = wanted.content().equals("rootdir")
                && (storage.type().equals("zfspool") || storage.type().equals("btrfs"));
        if (isSubvolume) {
            return "subvol";
        }
        if (!storage.hasFiles()) {
            if (!wanted.format().isEmpty() && !wanted.format().equals("raw")) {
                throw new Refusal("unsupported format '" + wanted.format() + "' on storage '" + storage.id() + "'");
            }
            return "raw";
        }
        if (!wanted.format().isEmpty()) {
            return wanted.format();
        }
        return wanted.suffix().equals("cloudinit") && !storage.type().equals("btrfs") ? "qcow2" : "raw";
    }

    private String freeName(Storage storage, String node, Wanted wanted, String format) {
        if (wanted.suffix().equals("cloudinit")) {
            String name = name(storage, wanted, format, "vm-" + wanted.vmid() + "-cloudinit");
            if (volume(storage.id() + ":" + name, node).isPresent()) {
                throw new Refusal("disk image '" + storage.id() + ":" + name + "' already exists");
            }
            return name;
        }
        for (int number = 0; ; number++) {
            String kind = format.equals("subvol") ? "subvol" : "vm";
            String bare = kind + "-" + wanted.vmid() + "-disk-" + number;
            String base = "base-" + wanted.vmid() + "-disk-" + number;
            if (on(storage, node).stream().noneMatch(volume -> isStem(volume, bare) || isStem(volume, base))) {
                return name(storage, wanted, format, bare);
            }
        }
    }

    /** Whether its name without folder and ending is this. */
    private static boolean isStem(Volume volume, String stem) {
        String name = volume.name();
        int from = name.lastIndexOf('/') + 1;
        int end = from + stem.length();
        return name.startsWith(stem, from) && (end == name.length() || name.charAt(end) == '.');
    }

    private static String name(Storage storage, Wanted wanted, String format, String bare) {
        String base = wanted.base().substring(wanted.base().indexOf(':') + 1);
        if (storage.hasFiles()) {
            String own = wanted.vmid() + "/" + bare + "." + format;
            return base.isEmpty() ? own : base + "/" + own;
        }
        return base.isEmpty() || !storage.type().equals("zfspool") ? bare : base + "/" + bare;
    }

    /** The volume as a template's: read-only and called {@code base}. */
    public Volume toBase(Volume volume) {
        String renamed = volume.name()
                .replaceFirst("(^|/)(vm|subvol)-", "$1" + (volume.format().equals("subvol") ? "basevol-" : "base-"));
        Volume base = volume.renamed(renamed, volume.vmid());
        cluster.state().remove(volume);
        cluster.state().put(base);
        return base;
    }

    /** Frees a volume; refuses while linked clones stand on it. */
    public void free(Volume volume) {
        boolean isBase = cluster.state().volumes().stream()
                .anyMatch(other -> other.base().equals(volume.id()));
        if (isBase) {
            throw new Refusal("base volume '" + volume.id() + "' is still in use by linked clones");
        }
        cluster.state().remove(volume);
    }

    /** Grows a volume. */
    public void grow(Volume volume, String node, long size) {
        Storage storage = find(volume.storage());
        if (storage.isThick() && size - volume.size() > available(storage, node)) {
            throw new Refusal(full(storage));
        }
        cluster.state().put(volume.resized(size));
    }

    /** Copies a volume to a storage. */
    public Volume copy(Volume source, Storage target, String node, Wanted wanted) {
        Volume copy = allocate(target, node, wanted);
        return copy.size() == source.size() ? copy : copy.resized(source.size());
    }
}
