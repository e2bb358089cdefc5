package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Volumes of our guests that hang nowhere, {@code unused0} in their configurations. Each is a thing of its own: it is kept
 * until somebody names it, and only with its name is it destroyed. Its proof is its guest's, as it has no place for a mark.
 */
final class UnusedDisks {
    private UnusedDisks() {}

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
                disks.add(disk(guest, key, volume.toString(), new Address(Names.DISK, name), mark.get()));
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
                Names.DISK,
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
}
