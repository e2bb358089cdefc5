package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Volumes of our guests that hang nowhere, {@code unused0} in their configurations. Each is a thing of its own: it is kept
 * until somebody names it, and only with its name is it destroyed. Its proof is its guest's, as it has no place for a mark.
 */
final class UnusedDisks {
    static final String KIND = "disk";

    private UnusedDisks() {}

    static boolean isDisk(Address address) {
        return address.kind().equals(KIND);
    }

    /** Those of a guest that is ours beyond doubt. */
    static List<ObservedObject> of(String lab, ObservedObject guest) {
        Optional<Identity> identity = guest.identity();
        Optional<Mark> mark = guest.mark().filter(own -> own.lab().equals(lab));
        boolean isOurs = identity.isPresent()
                && mark.filter(own -> own.isFor(identity.get())).isPresent();
        if (!isOurs) {
            return List.of();
        }
        List<ObservedObject> disks = new ArrayList<>();
        guest.fields().below("unused").values().forEach((key, volume) -> {
            String name = mark.get().address().name() + "/" + volume;
            if (Address.isName(name)) {
                disks.add(disk(guest, key, volume.toString(), new Address(KIND, name), mark.get()));
            }
        });
        return disks;
    }

    private static ObservedObject disk(ObservedObject guest, String key, String volume, Address address, Mark of) {
        Identity identity = identity(guest.identity().orElseThrow(), volume);
        Fields fields = Fields.builder()
                .put("volume", volume)
                .put("storage", Slot.storageOf(volume))
                .put("guest", of.address().toString())
                .put("guest-identity", guest.identity().orElseThrow().toString())
                .put("type", guest.fields().text("type").orElse("vm"))
                .put("id", guest.fields().whole("id").map(Value::of))
                .put("node", guest.fields().text("node").map(Value::of))
                .put("protection", guest.fields().flag("protection").orElse(false))
                .build();
        return new ObservedObject(
                new ObjectRef(guest.ref().target(), guest.ref().locator() + "/" + key),
                KIND,
                address.name(),
                Optional.of(identity),
                Optional.of(new Mark(of.lab(), address, Optional.of(identity), of.intent())),
                fields,
                Fields.EMPTY,
                Freshness.FRESH);
    }

    /** Numbers are given away again and so are names of volumes; with the identity of its guest one is known for life. */
    private static Identity identity(Identity guest, String volume) {
        return new Identity("volume", guest + "/" + volume);
    }

    /** What becomes of one. */
    sealed interface Fate {
        record Destroyed(Chain chain) implements Fate {}

        record Kept(Unchanged unchanged) implements Fate {}

        record Not(Blocked blocked) implements Fate {}

        /** Its guest's steps say it all. */
        record WithGuest() implements Fate {}
    }

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
    static Fate fate(KnownCluster cluster, Matched.Removal removal, Set<Address> leaving, boolean isWanted) {
        ObservedObject disk = removal.observed();
        Address address = disk.mark().orElseThrow().address();
        String volume = disk.fields().text("volume").orElse("");
        Address guest = Address.parse(disk.fields().text("guest").orElse(""));
        if (leaving.contains(guest) || (isWanted && !removal.named())) {
            return new Fate.WithGuest();
        }
        if (!removal.named()) {
            return new Fate.Kept(new Unchanged(address, kept(guest, volume, address)));
        }
        Optional<Diagnostic> obstacle = obstacle(disk, address, guest, isWanted);
        return obstacle.<Fate>map(why -> new Fate.Not(new Blocked(address, why)))
                .orElseGet(() -> new Fate.Destroyed(destroyed(cluster, removal, address, volume)));
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
                .put("kind", GuestCreation.kindOf(fields).path())
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
