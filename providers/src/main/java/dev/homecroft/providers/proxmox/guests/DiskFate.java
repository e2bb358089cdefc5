package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.planning.Chain;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a disk that hangs nowhere: it is kept until somebody names it. */
sealed interface DiskFate {
    record Destroyed(Chain chain) implements DiskFate {}

    record Kept(Unchanged unchanged) implements DiskFate {}

    record Not(Blocked blocked) implements DiskFate {}

    /** Its guest's steps say it all. */
    record WithGuest() implements DiskFate {}

    /** Whether one of these steps attaches it again. */
    static boolean isAttached(Address guest, String volume, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.id().address().equals(guest))
                .flatMap(step -> step.arguments().below("set").values().entrySet().stream())
                .filter(option -> Slot.isDisk(option.getKey()))
                .anyMatch(
                        option -> option.getValue().toString().split(",", 2)[0].equals(volume));
    }

    /**
     * @param leaving guests that are destroyed in the same plan, and all they have with them
     * @param isWanted whether the lab wants it attached
     */
    static DiskFate of(KnownCluster cluster, Matched.Removal removal, Set<Address> leaving, boolean isWanted) {
        ObservedObject disk = removal.observed();
        Address address = disk.mark().orElseThrow().address();
        String volume = disk.fields().text("volume").orElse("");
        Address guest = Address.parse(disk.fields().text("guest").orElse(""));
        if (leaving.contains(guest) || (isWanted && !removal.named())) {
            return new WithGuest();
        }
        if (!removal.named()) {
            return new Kept(new Unchanged(address, kept(guest, volume, address)));
        }
        Optional<Diagnostic> obstacle = obstacle(disk, address, guest, isWanted);
        return obstacle.<DiskFate>map(why -> new Not(new Blocked(address, why)))
                .orElseGet(() -> new Destroyed(destroyed(cluster, removal, address, volume)));
    }

    private static Reason kept(Address guest, String volume, Address address) {
        return new Reason(
                Reason.Code.UNUSED,
                "hangs nowhere; `volume: %s` of a disk of `%s` attaches it, `croft destroy %s` destroys it"
                        .formatted(volume, guest.name(), address));
    }

    private static Optional<Diagnostic> obstacle(
            ObservedObject disk, Address address, Address guest, boolean isWanted) {
        if (isWanted) {
            return Optional.of(Problems.about(
                    address,
                    "disk-wanted",
                    "The lab wants `%s` attached.".formatted(address.name()),
                    "A disk of `%s` is to be made from it.".formatted(guest.name()),
                    "take `volume` out of that disk if it is to be destroyed"));
        }
        return disk.fields().flag("protection").filter(on -> on).map(on -> protectedGuest(address, guest));
    }

    static Diagnostic protectedGuest(Address address, Address guest) {
        return Problems.about(
                address,
                "disk-protected",
                "`%s` is protected, so none of its disks is taken off or destroyed.".formatted(guest.name()),
                "Its `protection` is on.",
                "state `protection: false` first, and apply that");
    }

    private static Chain destroyed(KnownCluster cluster, Matched.Removal removal, Address address, String volume) {
        ObservedObject disk = removal.observed();
        Fields fields = disk.fields();
        String node = fields.text("node").orElse("");
        Fields arguments = Fields.builder()
                .put("kind", GuestKind.of(fields).path())
                .put("node", node)
                .put("id", fields.whole("id").orElse(0L))
                .put("volume", volume)
                .put("guest", fields.text("guest").orElse(""))
                .put("guest-identity", fields.text("guest-identity").orElse(""))
                .build();
        Chain chain = new Chain(cluster.target(), address, Optional.empty());
        chain.add(new Chain.Draft(
                Action.DELETE,
                "destroy",
                Operation.DESTROY_DISK,
                arguments,
                Optional.of(new Expectation(disk.ref(), disk.identity().orElseThrow(), disk.mark())),
                List.of(ChangeList.gone("volume", Optional.empty(), Value.of(volume), FieldChange.Effect.WITH_STEP)),
                removal.reason(),
                Risk.DESTRUCTIVE,
                List.of(cluster.nodeSlot(node), cluster.storageSlot(node, Slot.storageOf(volume)))));
        return chain;
    }
}
