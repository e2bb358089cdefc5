package dev.homecroft.model.bind;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Backup;
import dev.homecroft.model.virt.Firewall;
import dev.homecroft.model.virt.Guarding;
import dev.homecroft.model.virt.HighAvailability;
import dev.homecroft.source.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Guests. */
final class GuestShapes {
    private static final Field<String> STORAGE =
            Field.of("storage", Types.TEXT, "The hypervisor's storage it lies on.");
    private static final Field<ByteSize> SIZE = Field.of("size", Types.SIZE, "Its size; it may grow, never shrink.");
    private static final Field<String> SLOT = Field.of(
            "slot",
            Types.matching("a slot such as scsi1 or mp0", "(scsi|virtio|sata|ide|mp)[0-9]{1,2}|rootfs"),
            "The hypervisor's place for it; in the order of the file when not stated.");
    private static final Field<String> VOLUME = Field.of(
            "volume",
            Types.matching("`new`, or a volume such as local-lvm:vm-100-disk-1", "new|[A-Za-z][A-Za-z0-9._-]*:\\S+"),
            "An unused volume of the guest to attach, as a plan names it; or new, for an empty one beside unused ones.");
    private static final Field<Boolean> KEEP =
            Field.of("keep", Types.FLAG, "Whether its content survives a rebuild of the guest.");
    private static final Field<String> MOUNT = Field.of("mount", Types.TEXT, "Where a container mounts it.");
    private static final Field<Boolean> SSD = Field.of("ssd", Types.FLAG, "Shown to the guest as a solid state disk.");
    private static final Field<Boolean> DISCARD =
            Field.of("discard", Types.FLAG, "Whether freed blocks are given back.");
    private static final Field<Boolean> BACKUP = Field.of("backup", Types.FLAG, "Whether backups take it.");
    private static final Field<Boolean> IOTHREAD =
            Field.of("iothread", Types.FLAG, "Whether it has a thread of its own.");
    private static final Shape DISK =
            Shape.of("a disk of a guest", STORAGE, SIZE, SLOT, VOLUME, KEEP, MOUNT, SSD, DISCARD, BACKUP, IOTHREAD);

    private static Guest.Disk disk(Entry entry) {
        return new Guest.Disk(
                entry.name(),
                entry.get(STORAGE),
                entry.get(SIZE),
                entry.get(SLOT),
                entry.get(VOLUME),
                entry.or(KEEP, false),
                entry.get(MOUNT),
                entry.get(SSD),
                entry.get(DISCARD),
                entry.get(BACKUP),
                entry.get(IOTHREAD),
                entry.origin());
    }

    private static final Field<String> MAPPING =
            Field.required("mapping", Types.TEXT, "The hypervisor's resource mapping.");
    private static final Field<Boolean> PCIE = Field.of("pcie", Types.FLAG, "Whether it sits on a PCI Express port.");
    private static final Shape PASSTHROUGH = Shape.of("a device handed through", MAPPING, PCIE);

    private static Guest.Passthrough passthrough(Entry entry) {
        return new Guest.Passthrough(entry.name(), entry.must(MAPPING, "none"), entry.get(PCIE), entry.origin());
    }

    private static final Field<String> USER = Field.of("user", Types.TEXT, "The first user.");
    private static final Field<List<String>> SSH_KEYS =
            Field.of("ssh-keys", Types.listOf(Types.TEXT), "Public keys that may log in.");
    private static final Field<SecretRef> PASSWORD = Field.of("password", Links.SECRET, "A password; best left out.");
    private static final Field<Boolean> UPGRADE =
            Field.of("upgrade", Types.FLAG, "Whether packages are upgraded at first.");
    private static final Shape CLOUD_INIT = Shape.of("settings for cloud-init", USER, SSH_KEYS, PASSWORD, UPGRADE);

    private static Guest.CloudInit cloudInit(Entry entry) {
        return new Guest.CloudInit(
                entry.get(USER), entry.list(SSH_KEYS), entry.get(PASSWORD), entry.get(UPGRADE), entry.origin());
    }

    private static final Field<Long> ORDER = Field.of("order", Types.whole(0, 10_000), "Lower starts earlier.");
    private static final Field<Duration> UP = Field.of("up", Types.DURATION, "Pause after its start.");
    private static final Field<Duration> DOWN = Field.of("down", Types.DURATION, "Longest wait for its shutdown.");
    private static final Shape STARTUP = Shape.of("an order of start", ORDER, UP, DOWN);

    private static Guest.Startup startup(Entry entry) {
        return new Guest.Startup(entry.get(ORDER), entry.get(UP), entry.get(DOWN));
    }

    private static final Field<Guest.Type> TYPE =
            Field.required("type", Types.oneOf(Guest.Type.class), "vm or container.");
    private static final Field<Ref> HYPERVISOR =
            Field.required("hypervisor", Links.to(Section.HYPERVISORS), "Where it runs.");
    private static final Field<Ref> NODE =
            Field.of("node", Links.to(Section.HOSTS), "The host it runs on; chosen when not stated.");
    private static final Field<String> SPREAD =
            Field.of("spread", Types.TEXT, "Group of guests that share no host as long as there are enough.");
    private static final Field<Long> ID =
            Field.of("id", Types.whole(100, 999_999_999), "The hypervisor's number; allocated when not stated.");
    private static final Field<Long> CPU = Field.of("cpu", Types.whole(1, 4096), "Virtual cores.");
    private static final Field<String> CPU_TYPE = Field.of("cpu-type", Types.TEXT, "Emulated processor, such as host.");
    private static final Field<ByteSize> MEMORY = Field.of("memory", Types.SIZE, "Main memory.");
    private static final Field<ByteSize> MEMORY_MINIMUM =
            Field.of("memory-minimum", Types.SIZE, "What ballooning leaves it at least.");
    private static final Field<Map<String, Guest.Disk>> DISKS =
            Field.of("disks", Links.entries(DISK, GuestShapes::disk), "Disks by name; the first is the system's.");
    private static final Field<Map<String, Guest.Passthrough>> DEVICES =
            Field.of("passthrough", Links.entries(PASSTHROUGH, GuestShapes::passthrough), "Devices handed through.");
    private static final Field<Ref> IMAGE =
            Field.of("image", Links.to(Section.IMAGES), "What its system disk or root is made from.");
    private static final Field<Ref> CLONE_OF =
            Field.of("clone-of", Links.to(Section.GUESTS), "The template it is cloned from.");
    private static final Field<Boolean> LINKED = Field.of(
            "linked",
            Types.FLAG,
            "Whether its disks stand on those of the template, which then can't go, instead of being full copies.");
    private static final Field<Boolean> TEMPLATE = Field.of("template", Types.FLAG, "Whether it is a template itself.");
    private static final Field<Guest.CloudInit> CLOUD =
            Field.of("cloud-init", Links.nested(CLOUD_INIT, GuestShapes::cloudInit), "What cloud-init sets up.");
    private static final Field<Guest.Firmware> FIRMWARE =
            Field.of("firmware", Types.oneOf(Guest.Firmware.class), "bios or uefi.");
    private static final Field<Boolean> TPM = Field.of("tpm", Types.FLAG, "Whether it has a TPM 2.0.");
    private static final Field<Boolean> AGENT = Field.of("agent", Types.FLAG, "Whether the guest agent runs in it.");
    private static final Field<Boolean> SERIAL = Field.of("serial", Types.FLAG, "Whether it has a serial console.");
    private static final Field<String> MACHINE = Field.of("machine", Types.TEXT, "Emulated board, such as q35.");
    private static final Field<String> OS_TYPE =
            Field.of("os-type", Types.TEXT, "The hypervisor's word for its system.");
    private static final Field<Boolean> ONBOOT = Field.of("onboot", Types.FLAG, "Whether it starts with its host.");
    private static final Field<Guest.Startup> STARTUP_FIELD =
            Field.of("startup", Links.nested(STARTUP, GuestShapes::startup), "Order and pauses of start and stop.");
    private static final Field<Guest.Power> POWER =
            Field.of("power", Types.oneOf(Guest.Power.class), "running, or stopped.");
    private static final Field<List<String>> TAGS = Field.of(
            "tags",
            Types.listOf(Types.matching("a tag of small letters, digits and dashes", "[a-z0-9_][a-z0-9_+.-]*")),
            "Tags at the hypervisor.");
    private static final Field<Boolean> PROTECTION =
            Field.of("protection", Types.FLAG, "Whether the hypervisor refuses to remove it.");
    private static final Field<String> POOL = Field.of("pool", Types.TEXT, "Resource pool.");
    private static final Field<Boolean> UNPRIVILEGED =
            Field.of("unprivileged", Types.FLAG, "Whether a container's root is nobody on the host.");
    private static final Field<List<String>> FEATURES =
            Field.of("features", Types.listOf(Types.TEXT), "Features of a container, such as nesting.");
    private static final Field<List<String>> SERVICES =
            Field.of("services", Types.listOf(Types.TEXT), "What it runs, for people.");
    private static final Field<String> RUNBOOK = Field.of("runbook", Types.TEXT, "Where its runbook is.");
    private static final Field<Backup> GUEST_BACKUP = Field.of(
            "backup",
            Links.nested(BackupShapes.POLICY, BackupShapes::policy),
            "The jobs that save it, or why none needs to.");
    private static final Field<List<Ref>> NEEDS = Field.of(
            "needs",
            Types.listOf(Links.toAny(
                    Section.GUESTS,
                    Section.HOSTS,
                    Section.NAS,
                    Section.VIPS,
                    Section.DATABASES,
                    Section.DNS_SERVERS,
                    Section.CLUSTERS,
                    Section.APPS,
                    Section.EXTERNAL)),
            "What has to be up before it is of any use.");
    private static final Field<HighAvailability> HA =
            Field.of("ha", Links.nested(HaShapes.RESOURCE, HaShapes::resource), "What happens when its node fails.");
    private static final Field<Firewall> FIREWALL = Field.of(
            "firewall",
            Links.nested(VirtFirewallShapes.FIREWALL, VirtFirewallShapes::firewall),
            "The hypervisor's firewall in front of it.");
    private static final Field<Map<String, String>> RAW = Field.of(
            "proxmox",
            Types.mapOf("a mapping from options to values", Types.TEXT),
            "Options of Proxmox VE that Homecroft has no word for, passed through as they stand.");
    private static final Field<List<String>> BY_ROOT = Field.of(
            "by-root",
            Types.listOf(Types.TEXT),
            "Options that Proxmox VE lets nobody but root@pam set, and that somebody sets by hand: compared, never set.");
    static final Shape GUEST = Shape.of(
            "a guest",
            TYPE,
            PlaceShapes.STATUS,
            HYPERVISOR,
            NODE,
            SPREAD,
            ID,
            CPU,
            CPU_TYPE,
            MEMORY,
            MEMORY_MINIMUM,
            DISKS,
            MachineShapes.NICS,
            DEVICES,
            IMAGE,
            CLONE_OF,
            LINKED,
            TEMPLATE,
            CLOUD,
            FIRMWARE,
            TPM,
            AGENT,
            SERIAL,
            MACHINE,
            OS_TYPE,
            ONBOOT,
            STARTUP_FIELD,
            POWER,
            TAGS,
            PROTECTION,
            POOL,
            UNPRIVILEGED,
            FEATURES,
            MachineShapes.ALIASES,
            SERVICES,
            MachineShapes.OWNER,
            RUNBOOK,
            MachineShapes.NOTE,
            GUEST_BACKUP,
            NEEDS,
            HA,
            FIREWALL,
            RAW,
            BY_ROOT);

    static Guest guest(Entry entry) {
        YamlNode.Scalar nowhere = new YamlNode.Scalar("none", YamlNode.Style.PLAIN, entry.at());
        return new Guest(
                entry.name(),
                entry.must(TYPE, Guest.Type.VM),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(HYPERVISOR, new Ref(Section.HYPERVISORS, nowhere.text(), nowhere.range())),
                entry.get(NODE),
                entry.get(SPREAD),
                entry.get(ID),
                entry.get(CPU),
                entry.get(CPU_TYPE),
                entry.get(MEMORY),
                entry.get(MEMORY_MINIMUM),
                entry.map(DISKS),
                entry.map(MachineShapes.NICS),
                entry.map(DEVICES),
                entry.get(IMAGE),
                entry.get(CLONE_OF),
                entry.or(LINKED, false),
                entry.or(TEMPLATE, false),
                entry.get(CLOUD),
                entry.get(FIRMWARE),
                entry.get(TPM),
                entry.get(AGENT),
                entry.get(SERIAL),
                entry.get(MACHINE),
                entry.get(OS_TYPE),
                entry.get(ONBOOT),
                entry.get(STARTUP_FIELD),
                entry.or(POWER, Guest.Power.RUNNING),
                entry.list(TAGS),
                entry.get(PROTECTION),
                entry.get(POOL),
                entry.get(UNPRIVILEGED),
                entry.list(FEATURES),
                entry.list(MachineShapes.ALIASES),
                entry.list(SERVICES),
                entry.get(MachineShapes.OWNER),
                entry.get(RUNBOOK),
                entry.get(MachineShapes.NOTE),
                entry.get(GUEST_BACKUP),
                entry.list(NEEDS),
                new Guarding(entry.get(HA), entry.get(FIREWALL)),
                entry.map(RAW),
                entry.list(BY_ROOT),
                entry.origin());
    }

    private GuestShapes() {}
}
