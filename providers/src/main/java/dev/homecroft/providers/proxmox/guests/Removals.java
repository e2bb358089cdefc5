package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.planning.Chain;
import dev.homecroft.providers.proxmox.planning.Clusters;
import dev.homecroft.providers.proxmox.planning.Copies;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Held;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What goes away: guests, what they were made from, and disks that hang nowhere. Nothing of it without being named. */
final class Removals {
    private final Lab lab;
    private final Matched matched;
    private final Clusters clusters;
    private final Map<ObjectRef, Address> leaving = new TreeMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    Removals(Lab lab, Matched matched, Clusters clusters) {
        this.lab = lab;
        this.matched = matched;
        this.clusters = clusters;
        for (Matched.Removal removal : matched.removals()) {
            removal.observed()
                    .mark()
                    .map(Mark::address)
                    .filter(address -> removal.named() && isGuest(address))
                    .ifPresent(address -> leaving.put(removal.observed().ref(), address));
        }
    }

    private static boolean isGuest(Address address) {
        return address.kind().equals("guest");
    }

    private static boolean isDisk(Address address) {
        return address.kind().equals(Names.DISK);
    }

    private KnownCluster cluster(Matched.Removal removal) {
        return clusters.cluster(removal.observed().ref().target());
    }

    private Proposal taken() {
        Proposal proposal = new Proposal(steps, unchanged, blocked, held, Map.of());
        steps.clear();
        unchanged.clear();
        blocked.clear();
        held.clear();
        return proposal;
    }

    /** Guests and images. */
    Proposal proposal() {
        for (Matched.Removal removal : matched.removals()) {
            ObservedObject object = removal.observed();
            boolean isKnown = object.mark().isPresent() && object.identity().isPresent();
            if (isKnown && !isDisk(object.mark().get().address())) {
                remove(removal, object.mark().get());
            }
        }
        return taken();
    }

    /** Whether the lab says so, or a step of this plan does it. */
    private boolean wantsAttached(Matched.Removal removal, List<Step> planned) {
        Optional<String> volume = removal.observed().fields().text("volume");
        Address guest = Address.parse(removal.observed().fields().text("guest").orElse(""));
        boolean isStated = Optional.ofNullable(lab.guests().get(guest.name())).stream()
                .flatMap(stated -> stated.disks().values().stream())
                .anyMatch(disk -> disk.volume().equals(volume));
        return isStated || DiskFate.isAttached(guest, volume.orElse(""), planned);
    }

    private void remove(Matched.Removal removal, Mark mark) {
        Address address = mark.address();
        if (!removal.named()) {
            held.add(GuestRemoval.held(address, removal));
        } else if (isGuest(address)) {
            guest(removal, mark);
        } else {
            new ImageDiff(cluster(removal)).removal(removal).ifPresent(chain -> steps.addAll(chain.steps()));
        }
    }

    /** A template goes after the last of its linked copies, or not at all. */
    private void guest(Matched.Removal removal, Mark mark) {
        KnownCluster cluster = cluster(removal);
        List<ObservedObject> copies = Copies.of(removal.observed(), cluster, lab);
        List<ObservedObject> staying =
                copies.stream().filter(copy -> !leaving.containsKey(copy.ref())).toList();
        if (!staying.isEmpty()) {
            blocked.add(new Blocked(mark.address(), Copies.stands(mark.address(), staying)));
            return;
        }
        List<StepId> after = copies.stream()
                .flatMap(copy -> Optional.ofNullable(leaving.get(copy.ref())).stream())
                .map(guest -> new StepId(guest, GuestRemoval.LAST))
                .toList();
        GuestRemoval.steps(
                        cluster,
                        mark.address(),
                        removal,
                        removal.observed().identity().orElseThrow(),
                        mark)
                .steps()
                .forEach(step -> steps.add(step.after().isEmpty() ? step.withAfter(after) : step));
    }

    /** @param planned steps of guests, among which may be one that attaches a disk again */
    Proposal ofDisks(List<Step> planned) {
        Set<Address> guests = Set.copyOf(leaving.values());
        for (Matched.Removal removal : matched.removals()) {
            boolean isDisk = removal.observed()
                    .mark()
                    .filter(mark -> isDisk(mark.address()))
                    .isPresent();
            if (isDisk) {
                switch (DiskFate.of(cluster(removal), removal, guests, wantsAttached(removal, planned))) {
                    case DiskFate.Destroyed(Chain chain) -> steps.addAll(chain.steps());
                    case DiskFate.Kept(Unchanged why) -> unchanged.add(why);
                    case DiskFate.Not(Blocked why) -> blocked.add(why);
                    case DiskFate.WithGuest() -> {}
                }
            }
        }
        return taken();
    }
}
