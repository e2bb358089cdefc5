package dev.homecroft.model;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A physical machine.
 *
 * @param release of the operating system, such as {@code trixie}
 * @param install how the operating system gets there, such as {@code preseed}
 * @param connection how it is administered
 * @param feeds where its power comes from
 * @param watts what it takes under load
 * @param cpu number of hardware threads
 * @param disks by name
 * @param nics by the operating system's name
 * @param devices PCI and USB devices worth a name, by that name
 * @param aliases further names, relative to the domain of its first network
 */
public record Host(
        String name,
        Status status,
        Optional<String> model,
        Optional<Ref> site,
        Optional<String> role,
        Optional<String> os,
        Optional<String> release,
        Optional<String> install,
        Optional<Connection> connection,
        List<Ref> feeds,
        Optional<Long> watts,
        Optional<Long> cpu,
        Optional<ByteSize> memory,
        Map<String, HostDisk> disks,
        Map<String, Nic> nics,
        Map<String, HostDevice> devices,
        List<String> aliases,
        Optional<String> owner,
        Optional<String> note,
        Origin origin) {
    public Host {
        disks = Ordered.copy(disks);
        nics = Ordered.copy(nics);
        devices = Ordered.copy(devices);
        aliases = List.copyOf(aliases);
        feeds = List.copyOf(feeds);
    }

    /**
     * @param byId name below {@code /dev/disk/by-id}
     * @param controller the device of this host that the disk hangs on
     */
    public record HostDisk(
            String name,
            Optional<String> byId,
            Optional<String> serial,
            Optional<ByteSize> size,
            Optional<String> role,
            Optional<String> controller,
            Origin origin) {}

    /**
     * @param pci address such as {@code 0000:00:02.0}
     * @param usb bus and port such as {@code 1-4}
     * @param id vendor and device as in {@code 8086:3e92}
     */
    public record HostDevice(
            String name, Optional<String> pci, Optional<String> usb, Optional<String> id, Origin origin) {}

    /**
     * @param by the protocol, such as {@code ssh}, or {@code talos} for an API
     * @param key the secret with the private key
     * @param jump the host that it is reached through
     */
    public record Connection(
            Optional<String> by,
            Optional<String> user,
            Optional<Long> port,
            Optional<SecretRef> key,
            Optional<Ref> jump) {}
}
