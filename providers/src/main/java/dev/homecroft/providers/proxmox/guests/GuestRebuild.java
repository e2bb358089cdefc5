package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.planning.Chain;
import dev.homecroft.providers.proxmox.planning.GuestSteps;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.DiskText;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.spi.Matched;
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
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Stamps a virtual machine anew from its image. It keeps its id, uuid, MAC addresses and the disks that are declared to be
 * kept; the other disks are destroyed and made again.
 */
final class GuestRebuild {
    private final KnownCluster cluster;
    private final DesiredResource desired;
    private final Fields observed;
    private final GuestSteps steps;
    private final Chain chain;

    GuestRebuild(KnownCluster cluster, Matched.Present present, Identity identity, Mark mark) {
        this.cluster = cluster;
        this.desired = present.desired();
        this.observed = present.observed().fields();
        this.chain = new Chain(cluster.target(), desired.address(), Optional.of(desired.declaredAt()));
        Expectation expectation = new Expectation(present.observed().ref(), identity, Optional.of(mark));
        this.steps = new GuestSteps(
                cluster,
                GuestKind.of(observed),
                observed.whole("id").orElse(0L),
                observed.text("node").orElse(""),
                Optional.of(expectation),
                new Reason(Reason.Code.ASKED, "rebuild"));
    }

    /** Why this guest can't be made anew in place, if so. */
    Optional<Diagnostic> obstacle() {
        String node = observed.text("node").orElse("");
        if (cluster.isDrained(node)) {
            return Optional.of(Creating.drained(desired, node));
        }
        boolean isMachine = GuestKind.of(observed) == GuestKind.QEMU;
        boolean hasImage = desired.fields()
                .text("create.volume")
                .filter(volume -> volume.contains(":import/"))
                .isPresent();
        if (isMachine && hasImage) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error(
                        "rebuild-without-image",
                        "`%s` can't be made anew in place."
                                .formatted(desired.address().name()))
                .detail("Only virtual machines that are made from a disk image can.")
                .at(desired.declaredAt())
                .about(desired.address())
                .hint("`croft destroy %s`, then `croft apply`"
                        .formatted(desired.address().name()))
                .build());
    }

    Chain plan() {
        if (observed.text("power").filter("running"::equals).isPresent()) {
            List<String> spread = desired.fields().text("spread").map(cluster::spreadSlot).stream()
                    .toList();
            chain.add(steps.shutdown(Risk.DISRUPTIVE).holding(spread));
        }
        boolean isProtected = observed.flag("protection").orElse(false);
        if (isProtected) {
            chain.add(steps.configure("unprotect", Map.of("protection", Value.of("0")), List.of()));
        }
        SortedMap<String, Value> stamp = new TreeMap<>();
        List<String> slots = new ArrayList<>();
        for (String slot : replaced()) {
            observed.text("disks." + slot + ".volume").ifPresent(volume -> chain.add(steps.dropDisk(slot, volume)));
            stamp.put(slot, Value.of(fresh(slot)));
            slots.add(cluster.storageSlot(observed.text("node").orElse(""), storage(slot)));
        }
        if (isProtected) {
            stamp.put("protection", Value.of("1"));
        }
        chain.add(stamp(stamp).holding(slots));
        grow();
        if (desired.fields().text("power").filter("running"::equals).isPresent()) {
            chain.add(steps.start());
        }
        return chain;
    }

    private Chain.Draft stamp(SortedMap<String, Value> set) {
        Chain.Draft configure = steps.configure("stamp", set, List.of());
        return new Chain.Draft(
                Action.REPLACE,
                configure.key(),
                configure.operation(),
                configure.arguments(),
                configure.expects(),
                List.of(),
                configure.reason(),
                Risk.DISRUPTIVE,
                configure.slots());
    }

    private List<String> replaced() {
        return desired.fields().entries("disks").stream()
                .filter(slot -> !desired.fields().flag("create.keep." + slot).orElse(false))
                .toList();
    }

    private String storage(String slot) {
        return desired.fields().text("disks." + slot + ".storage").orElse("");
    }

    private boolean isImported(String slot) {
        return desired.fields().text("create.slot").filter(slot::equals).isPresent();
    }

    private String fresh(String slot) {
        Fields disk = desired.fields().below("disks." + slot);
        return isImported(slot)
                ? DiskText.imported(disk, desired.fields().text("create.volume").orElse(""))
                : DiskText.allocated(disk, disk.size("size").orElse(ByteSize.ofGibi(1)));
    }

    private void grow() {
        replaced().stream()
                .filter(this::isImported)
                .forEach(slot -> desired.fields()
                        .size("disks." + slot + ".size")
                        .ifPresent(size -> chain.add(steps.resize(slot, size, storage(slot)))));
    }
}
