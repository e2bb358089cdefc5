package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Mac;
import dev.homecroft.providers.proxmox.planning.Chain;
import dev.homecroft.providers.proxmox.planning.GuestSteps;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.ByRoot;
import dev.homecroft.providers.proxmox.text.ConfigWriter;
import dev.homecroft.providers.proxmox.text.DiskText;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.NicText;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps that make one guest. Its id, node, MAC addresses and uuid are decided already. */
final class GuestCreation {
    private final KnownCluster cluster;
    private final DiffContext context;
    private final DesiredResource desired;
    private final GuestKind kind;
    private final long id;
    private final String node;
    private final Fields fields;
    private final Chain chain;
    private final GuestSteps steps;
    private final Mark mark;

    GuestCreation(
            KnownCluster cluster, DiffContext context, DesiredResource desired, long id, String node, Fields fields) {
        this.cluster = cluster;
        this.context = context;
        this.desired = desired;
        this.kind = GuestKind.of(fields);
        this.id = id;
        this.node = node;
        this.fields = fields;
        this.chain = new Chain(cluster.target(), desired.address(), Optional.of(desired.declaredAt()));
        Identity identity = identity();
        this.mark = new Mark(
                context.lab().info().id(), desired.address(), Optional.of(identity), context.intent(desired.address()));
        Expectation expectation = new Expectation(kind.ref(cluster.target(), id), identity, Optional.of(mark));
        this.steps = new GuestSteps(cluster, kind, id, node, Optional.of(expectation), Reason.of(Reason.Code.DECLARED));
    }

    private Identity identity() {
        return switch (kind) {
            case QEMU ->
                new Identity("smbios", context.newUuid(desired.address()).toString());
            case LXC ->
                fields.text("nics.net0.mac")
                        .flatMap(Mac::tryParse)
                        .map(mac -> new Identity("mac", mac.toString()))
                        .orElseThrow(() -> new IllegalStateException("a container is made with an interface"));
        };
    }

    private String notes(Mark written) {
        return new Notes("", fields.text("note").orElse(""), Optional.of(written)).text();
    }

    /** From nothing, or from an image. */
    Chain create() {
        SortedMap<String, Value> set = ConfigWriter.write(kind, withHelpers());
        ByRoot.leaveOut(fields, set);
        set.put("description", Value.of(notes(mark)));
        fields.text("pool").ifPresent(pool -> set.put("pool", Value.of(pool)));
        switch (kind) {
            case QEMU -> machine(set);
            case LXC -> container(set);
        }
        Fields.Builder arguments = steps.place().put("name", desired.address().name());
        macs(arguments);
        set.forEach((option, value) -> arguments.put("set." + option, value));
        chain.add(new Chain.Draft(
                Action.CREATE,
                "create",
                Operation.CREATE,
                arguments.build(),
                Optional.empty(),
                ChangeList.created(desired, placed()),
                Reason.of(Reason.Code.DECLARED),
                Risk.SAFE,
                creationSlots()));
        importedSlot()
                .ifPresent(slot -> fields.size("disks." + slot + ".size")
                        .ifPresent(size -> chain.add(steps.resize(slot, size, storage(slot)))));
        finish();
        return chain;
    }

    private Fields placed() {
        return fields.with(Fields.builder().put("id", id).put("node", node).build());
    }

    /** The MAC addresses stand among the arguments by themselves, so that the auditor can see them. */
    private void macs(Fields.Builder arguments) {
        for (String nic : fields.entries("nics")) {
            fields.text("nics." + nic + ".mac").ifPresent(mac -> arguments.put("nics." + nic + ".mac", mac));
        }
    }

    /** Making empty disks costs a node next to nothing beside the lock of their storage; filling them from something does. */
    private List<String> creationSlots() {
        List<String> slots = slots();
        boolean isEmpty = kind == GuestKind.QEMU && importedSlot().isEmpty() && slots.size() > 1;
        return isEmpty ? slots.subList(1, slots.size()) : slots;
    }

    /** The node's own comes first. */
    private List<String> slots() {
        List<String> slots = new ArrayList<>(List.of(cluster.nodeSlot(node)));
        for (String slot : fields.entries("disks")) {
            slots.add(cluster.storageSlot(node, storage(slot)));
        }
        return slots;
    }

    private String storage(String slot) {
        return fields.text("disks." + slot + ".storage").orElse("");
    }

    /** The small disks that follow from firmware, TPM and cloud-init. */
    private Fields withHelpers() {
        return fields.with(Helpers.of(fields, Fields.EMPTY));
    }

    private Optional<String> importedSlot() {
        boolean isDisk = fields.text("create.volume")
                .filter(volume -> volume.contains(":import/"))
                .isPresent();
        return isDisk && kind == GuestKind.QEMU ? fields.text("create.slot") : Optional.empty();
    }

    private void machine(SortedMap<String, Value> set) {
        set.put("smbios1", Value.of("uuid=" + context.newUuid(desired.address())));
        set.putIfAbsent("ostype", Value.of("l26"));
        set.putIfAbsent("scsihw", Value.of("virtio-scsi-single"));
        List<String> order = new ArrayList<>();
        fields.text("create.slot").ifPresent(order::add);
        fields.text("create.volume").ifPresent(volume -> {
            if (importedSlot().isPresent()) {
                String slot = importedSlot().get();
                set.put(slot, Value.of(DiskText.imported(fields.below("disks." + slot), volume)));
                // Cloud images of Debian and Ubuntu panic without a serial port when their disk grows.
                set.putIfAbsent("serial0", Value.of("socket"));
            } else {
                set.putIfAbsent("ide0", Value.of(volume + ",media=cdrom"));
                order.add("ide0");
            }
        });
        if (!order.isEmpty()) {
            set.putIfAbsent("boot", Value.of("order=" + String.join(";", order)));
        }
    }

    private void container(SortedMap<String, Value> set) {
        fields.text("create.volume").ifPresent(volume -> set.put("ostemplate", Value.of(volume)));
        fields.get("create.password").ifPresent(password -> set.put("password", password));
        fields.get("create.keys")
                .filter(Value.Items.class::isInstance)
                .ifPresent(keys -> set.put(
                        "ssh-public-keys",
                        Value.of(String.join(
                                "\n",
                                ((Value.Items) keys)
                                        .values().stream().map(Value::toString).toList()))));
    }

    private void finish() {
        if (fields.flag("template").orElse(false)) {
            chain.add(steps.template());
        } else if (fields.text("power").filter("running"::equals).isPresent()) {
            chain.add(steps.start());
        }
    }

    /**
     * From a template. The server gives the copy an identity of its own, which the same step replaces by ours; until then the
     * copy carries a mark without identity, so that an interrupted step knows it again.
     *
     * @param source what the template is: observed, or planned before this one
     */
    Chain cloneOf(Source source) {
        Mark begun = new Mark(mark.lab(), mark.address(), Optional.empty(), mark.intent());
        Fields.Builder arguments = steps.on(source.node())
                .place()
                .put("source", source.id())
                .put("source-identity", source.identity().toString())
                .put("name", desired.address().name())
                .put("begun", notes(begun))
                .put("full", !isLinked())
                .put("set.description", notes(mark));
        fields.text("pool").ifPresent(pool -> arguments.put("pool", pool));
        boolean moves = !source.node().equals(node);
        boolean canMove = source.storages().stream().allMatch(cluster::isShared);
        if (moves && canMove) {
            arguments.put("to", node);
        }
        cloneStorage(source).ifPresent(storage -> arguments.put("storage", storage));
        switch (kind) {
            case QEMU -> arguments.put("set.smbios1", "uuid=" + context.newUuid(desired.address()));
            case LXC ->
                fields.get("nics.net0.mac")
                        .ifPresent(
                                mac -> arguments.put("set.net0", NicText.writeLxc("net0", fields.below("nics.net0"))));
        }
        macs(arguments);
        chain.add(new Chain.Draft(
                Action.CREATE,
                "create",
                Operation.CLONE,
                arguments.build(),
                Optional.empty(),
                ChangeList.created(desired, placed()),
                Reason.of(Reason.Code.DECLARED),
                Risk.SAFE,
                cloneSlots(source)));
        afterClone(source, moves && !canMove);
        return chain;
    }

    private boolean isLinked() {
        return fields.flag("create.linked").orElse(false);
    }

    /** What a clone is made from. */
    record Source(long id, String node, Identity identity, Fields fields) {
        List<String> storages() {
            return fields.entries("disks").stream()
                    .map(slot -> fields.text("disks." + slot + ".storage").orElse(""))
                    .distinct()
                    .toList();
        }
    }

    private List<String> cloneSlots(Source source) {
        List<String> slots = new ArrayList<>(slots());
        slots.add(cluster.nodeSlot(source.node()));
        slots.add(cluster.cloneSlot(source.id()));
        return slots;
    }

    /** All disks of a copy go to one storage, or stay where the template has them. */
    private Optional<String> cloneStorage(Source source) {
        List<String> wanted = source.fields().entries("disks").stream()
                .filter(slot -> fields.has("disks." + slot + ".storage"))
                .map(this::storage)
                .distinct()
                .toList();
        return wanted.size() == 1 && !isLinked() && !source.storages().equals(wanted)
                ? Optional.of(wanted.getFirst())
                : Optional.empty();
    }

    private void afterClone(Source source, boolean migrates) {
        GuestSteps here = steps.on(migrates ? source.node() : node);
        for (String slot : source.fields().entries("disks")) {
            Optional<ByteSize> size = fields.size("disks." + slot + ".size");
            Optional<ByteSize> given = source.fields().size("disks." + slot + ".size");
            if (size.isPresent() && !size.equals(given)) {
                chain.add(here.resize(slot, size.get(), storage(slot)));
            }
        }
        SortedMap<String, Value> set =
                new TreeMap<>(ConfigWriter.write(kind, fields.with(Helpers.of(fields, source.fields()))));
        source.fields().entries("disks").forEach(slot -> set.remove(slot));
        set.remove(kind == GuestKind.QEMU ? "name" : "hostname");
        set.remove("unprivileged");
        ByRoot.leaveOut(fields, set);
        if (!set.isEmpty()) {
            chain.add(here.configure("config", set, List.of()));
        }
        if (migrates) {
            chain.add(here.migrate(node, false));
        }
        finish();
    }

    /** The guest as later steps of the same plan find it. */
    Source asSource() {
        return new Source(id, node, identity(), fields);
    }
}
