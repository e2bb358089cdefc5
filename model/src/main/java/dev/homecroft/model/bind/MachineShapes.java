package dev.homecroft.model.bind;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Mac;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Host;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hosts, and the interfaces that hosts and guests have alike. */
final class MachineShapes {
    private static final Field<Ref> NETWORK =
            Field.of("network", Links.to(Section.NETWORKS), "The network it is plugged into.");
    private static final Field<AddressForm> ADDRESS =
            Field.of("address", Links.address(Optional.empty()), "Its address: literal, `servers+11`, dhcp or none.");
    private static final Field<AddressForm> ADDRESS6 =
            Field.of("address6", Links.address6(Optional.empty()), "Its IPv6 address.");
    private static final Field<Mac> MAC =
            Field.of("mac", Types.MAC, "Its MAC address; allocated once when not stated.");
    private static final Field<String> BRIDGE =
            Field.of("bridge", Types.TEXT, "The bridge on the hypervisor; the default bridge when not stated.");
    private static final Field<Boolean> FIREWALL =
            Field.of("firewall", Types.FLAG, "Whether the hypervisor's firewall filters it.");
    private static final Field<String> NIC_MODEL =
            Field.of("model", Types.TEXT, "Emulated card; virtio when not stated.");
    private static final Field<Long> MTU = Field.of("mtu", Types.whole(576, 65_520), "Largest packet in bytes.");
    private static final Field<List<String>> BOND =
            Field.of("bond", Types.listOf(Types.TEXT), "The interfaces of a host that it bundles.");
    private static final Shape NIC_SHAPE =
            Shape.of("a network interface", NETWORK, ADDRESS, ADDRESS6, MAC, BRIDGE, FIREWALL, NIC_MODEL, MTU, BOND);
    static final Field<Map<String, Nic>> NICS =
            Field.of("nics", Links.entries(NIC_SHAPE, MachineShapes::nic), "Network interfaces by name.");

    private static Nic nic(Entry entry) {
        Optional<Ref> network = entry.get(NETWORK);
        return new Nic(
                entry.name(),
                network,
                entry.or(relative(ADDRESS, Links.address(network)), new AddressForm.None()),
                entry.or(relative(ADDRESS6, Links.address6(network)), new AddressForm.None()),
                entry.get(MAC),
                entry.get(BRIDGE),
                entry.get(FIREWALL),
                entry.get(NIC_MODEL),
                entry.get(MTU),
                entry.list(BOND),
                entry.origin());
    }

    private static Field<AddressForm> relative(Field<AddressForm> field, Type<AddressForm> type) {
        return new Field<>(field.name(), type, field.required(), field.doc());
    }

    private static final Field<String> BY_ID = Field.of("by-id", Types.TEXT, "Name below /dev/disk/by-id.");
    private static final Field<String> SERIAL = Field.of("serial", Types.TEXT, "Serial number.");
    private static final Field<ByteSize> SIZE = Field.of("size", Types.SIZE, "Capacity.");
    private static final Field<String> DISK_ROLE = Field.of("role", Types.TEXT, "What it is for.");
    private static final Field<String> CONTROLLER =
            Field.of("controller", Types.TEXT, "The device of this host that it hangs on.");
    private static final Shape DISK = Shape.of("a disk of a host", BY_ID, SERIAL, SIZE, DISK_ROLE, CONTROLLER);

    private static Host.HostDisk disk(Entry entry) {
        return new Host.HostDisk(
                entry.name(),
                entry.get(BY_ID),
                entry.get(SERIAL),
                entry.get(SIZE),
                entry.get(DISK_ROLE),
                entry.get(CONTROLLER),
                entry.origin());
    }

    private static final Field<String> PCI = Field.of(
            "pci",
            Types.matching("a PCI address such as 0000:00:02.0", "[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}(\\.[0-7])?"),
            "PCI address.");
    private static final Field<String> USB = Field.of(
            "usb",
            Types.matching("a USB port such as 1-4", "[0-9]{1,2}-[0-9]{1,2}(\\.[0-9]{1,2})*"),
            "USB bus and port.");
    private static final Field<String> DEVICE_ID = Field.of(
            "id",
            Types.matching("vendor and device such as 8086:3e92", "[0-9a-f]{4}:[0-9a-f]{4}"),
            "Vendor and device.");
    private static final Shape DEVICE = Shape.of("a device of a host", PCI, USB, DEVICE_ID);

    private static Host.HostDevice device(Entry entry) {
        return new Host.HostDevice(entry.name(), entry.get(PCI), entry.get(USB), entry.get(DEVICE_ID), entry.origin());
    }

    private static final Field<String> MODEL = Field.of("model", Types.TEXT, "Maker's name of the machine.");
    private static final Field<Ref> SITE = Field.of("site", Links.to(Section.SITES), "Where it stands.");
    private static final Field<String> ROLE = Field.of("role", Types.TEXT, "What it is for, such as hypervisor.");
    private static final Field<String> OS = Field.of("os", Types.TEXT, "Operating system.");
    private static final Field<String> RELEASE =
            Field.of("release", Types.TEXT, "Release of the operating system, such as trixie.");
    private static final Field<String> INSTALL =
            Field.of("install", Types.TEXT, "How the operating system gets there, such as preseed.");
    private static final Field<String> BY = Field.of("by", Types.TEXT, "The protocol, such as ssh.");
    private static final Field<String> USER = Field.of("user", Types.TEXT, "Who logs in.");
    private static final Field<Long> SSH_PORT = Field.of("port", Types.whole(1, 65_535), "The port.");
    private static final Field<SecretRef> KEY = Field.of("key", Links.SECRET, "The secret with the private key.");
    private static final Field<Ref> JUMP =
            Field.of("jump", Links.to(Section.HOSTS), "The host that it is reached through.");
    private static final Shape CONNECTION_SHAPE = Shape.of("a connection", BY, USER, SSH_PORT, KEY, JUMP);

    private static Host.Connection connection(Entry entry) {
        return new Host.Connection(
                entry.get(BY), entry.get(USER), entry.get(SSH_PORT), entry.get(KEY), entry.get(JUMP));
    }

    private static final Field<Host.Connection> CONNECTION = Field.of(
            "connection", Links.nested(CONNECTION_SHAPE, MachineShapes::connection), "How it is administered.");
    private static final Field<List<Ref>> FEEDS = Field.of(
            "feeds",
            Types.listOf(Links.toAny(Section.FEEDS, Section.DEVICES)),
            "Where its power comes from: feeds, UPSes and PDUs.");
    private static final Field<Long> WATTS =
            Field.of("watts", Types.whole(1, 100_000), "What it takes under load, in watts.");
    private static final Field<Long> CPU = Field.of("cpu", Types.whole(1, 4096), "Hardware threads.");
    private static final Field<ByteSize> MEMORY = Field.of("memory", Types.SIZE, "Main memory.");
    private static final Field<Map<String, Host.HostDisk>> DISKS =
            Field.of("disks", Links.entries(DISK, MachineShapes::disk), "Disks by name.");
    private static final Field<Map<String, Host.HostDevice>> DEVICES =
            Field.of("devices", Links.entries(DEVICE, MachineShapes::device), "PCI and USB devices worth a name.");
    static final Field<List<String>> ALIASES = Field.of(
            "aliases",
            Types.listOf(Types.matching("a name of small letters, digits and dashes", Names.PATTERN)),
            "Further names in the domain of its network.");
    static final Field<String> OWNER = Field.of("owner", Types.TEXT, "Who looks after it.");
    static final Field<String> NOTE = Field.of("note", Types.TEXT, "A sentence for people.");
    static final Shape HOST = Shape.of(
            "a host",
            PlaceShapes.STATUS,
            MODEL,
            SITE,
            ROLE,
            OS,
            RELEASE,
            INSTALL,
            CONNECTION,
            FEEDS,
            WATTS,
            CPU,
            MEMORY,
            DISKS,
            NICS,
            DEVICES,
            ALIASES,
            OWNER,
            NOTE);

    static Host host(Entry entry) {
        return new Host(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.get(MODEL),
                entry.get(SITE),
                entry.get(ROLE),
                entry.get(OS),
                entry.get(RELEASE),
                entry.get(INSTALL),
                entry.get(CONNECTION),
                entry.list(FEEDS),
                entry.get(WATTS),
                entry.get(CPU),
                entry.get(MEMORY),
                entry.map(DISKS),
                entry.map(NICS),
                entry.map(DEVICES),
                entry.list(ALIASES),
                entry.get(OWNER),
                entry.get(NOTE),
                entry.origin());
    }

    private MachineShapes() {}
}
