package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.proxmox.cluster.Volumes;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.values.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a drive as it is asked for into a drive as it is kept: {@code local-lvm:8} becomes a volume, an import becomes a
 * copy, and a volume that exists is attached. It remembers what it made, so that all of it can be undone.
 */
final class DiskSettler {
    private static final Pattern NEW = Pattern.compile("([^:/\\s]+):([0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern CLOUDINIT = Pattern.compile("([^:/\\s]+):cloudinit");
    private static final long SMALL = 4 * Sizes.MIB;

    private final Cluster cluster;
    private final Guest guest;
    private final String imagesKind;
    private final List<Volume> made = new ArrayList<>();

    DiskSettler(Cluster cluster, Guest guest) {
        this.cluster = cluster;
        this.guest = guest;
        this.imagesKind = guest.kind() == Guest.Kind.QEMU ? "images" : "rootdir";
    }

    /** Refuses what can be seen to be impossible before anything is made. */
    void check(String key, String value) {
        Disk disk = Disk.parse(guest.kind(), key, value);
        String volume = disk.volume();
        Matcher fresh = NEW.matcher(volume);
        Matcher cloudinit = CLOUDINIT.matcher(volume);
        if (fresh.matches()) {
            cluster.volumes().storage(fresh.group(1), guest.node(), imagesKind);
            if (disk.values().containsKey("import-from")) {
                source(disk);
            }
        } else if (cloudinit.matches()) {
            cluster.volumes().storage(cloudinit.group(1), guest.node(), "images");
        } else if (volume.contains(":")) {
            cluster.volumes().storage(volume.substring(0, volume.indexOf(':')), guest.node(), "");
            cluster.volumes().require(volume, guest.node());
        } else if (!volume.equals("none") && !volume.equals("cdrom") && !volume.startsWith("/")) {
            throw new Refusal("unable to parse volume ID '" + volume + "'");
        }
    }

    /** Bytes that have to be written for it. */
    long bytes(String key, String value) {
        Disk disk = Disk.parse(guest.kind(), key, value);
        return disk.values().containsKey("import-from") ? source(disk).used() : 0;
    }

    private Volume source(Disk disk) {
        String id = disk.values().getOrDefault("import-from", "");
        Volume source = cluster.volumes().require(id, guest.node());
        boolean isImage = source.content().equals("import") || source.content().equals("images");
        if (!isImage) {
            throw new Refusal("cannot import from '" + id + "' - content type '" + source.content()
                    + "' is not 'import' or 'images'");
        }
        return source;
    }

    /**
     * Makes it so.
     *
     * @param written bytes that a new volume holds from the start
     * @return the drive as it is kept
     */
    String settle(String key, String value, long written) {
        Disk disk = Disk.parse(guest.kind(), key, value);
        String volume = disk.volume();
        Matcher fresh = NEW.matcher(volume);
        Matcher cloudinit = CLOUDINIT.matcher(volume);
        if (fresh.matches()) {
            return make(disk, fresh, written).print(guest.kind());
        }
        if (cloudinit.matches()) {
            Storage storage = cluster.volumes().storage(cloudinit.group(1), guest.node(), "images");
            Volume drive = cluster.volumes().allocate(storage, guest.node(), Volumes.Wanted.cloudinit(guest.vmid()));
            made.add(drive);
            return disk.withVolume(guest.kind(), drive.id())
                    .without("format")
                    .without("size")
                    .with("media", "cdrom")
                    .print(guest.kind());
        }
        if (volume.contains(":") && !disk.isCloudinit()) {
            Volume known = cluster.volumes().require(volume, guest.node());
            disk = disk.with("size", Sizes.format(known.size()));
        }
        return disk.print(guest.kind());
    }

    private Disk make(Disk disk, Matcher fresh, long written) {
        Storage storage = cluster.volumes().storage(fresh.group(1), guest.node(), imagesKind);
        boolean isSmall = disk.key().equals("efidisk0") || disk.key().equals("tpmstate0");
        boolean isImport = disk.values().containsKey("import-from");
        long asked = Sizes.parseGibi(fresh.group(2)).orElse(0);
        long size = isSmall ? SMALL : asked;
        long bytes = written;
        if (isImport && !isSmall) {
            Volume source = source(disk);
            size = source.size();
            bytes = source.used();
        }
        String format = disk.values().getOrDefault("format", "");
        Volumes.Wanted wanted = guest.kind() == Guest.Kind.QEMU
                ? Volumes.Wanted.disk(guest.vmid(), format, size, bytes)
                : Volumes.Wanted.root(guest.vmid(), size, bytes);
        Volume volume = cluster.volumes().allocate(storage, guest.node(), wanted);
        made.add(volume);
        return disk.withVolume(guest.kind(), volume.id())
                .without("import-from")
                .without("format")
                .with("size", Sizes.format(size));
    }

    /** Frees all that was made. */
    void undo() {
        made.forEach(volume -> cluster.state().remove(volume));
        made.clear();
    }

    /** Fills in the MAC address of a network card that has none. */
    static String settleNet(Cluster cluster, Guest.Kind kind, String value) {
        Map<String, String> net = (kind == Guest.Kind.QEMU ? Formats.NET : Formats.LXC_NET).parse(value);
        String key = kind == Guest.Kind.QEMU ? "macaddr" : "hwaddr";
        String prefix = cluster.state().options().getOrDefault("mac_prefix", "BC:24:11");
        net.computeIfAbsent(key, _ -> cluster.randomness().mac(prefix));
        net.computeIfPresent(key, (_, mac) -> mac.toUpperCase(java.util.Locale.ROOT));
        if (kind == Guest.Kind.LXC) {
            net.putIfAbsent("type", "veth");
            return Formats.LXC_NET.print(net);
        }
        return Formats.NET.print(net);
    }
}
