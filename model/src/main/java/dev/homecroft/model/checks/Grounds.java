package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a thing stands on, and is lost with: a guest on its host and on the appliances that hold its disks, an appliance on its
 * host or guest, a datastore on its appliance. A guest that may run on any host stands on none. Not
 * thread-safe.
 */
final class Grounds {
    private final Facts facts;
    private final Map<Address, Set<Address>> known = new HashMap<>();

    Grounds(Facts facts) {
        this.facts = facts;
    }

    /** The thing itself and all below it. */
    Set<Address> of(Address thing) {
        Set<Address> ground = new LinkedHashSet<>();
        Deque<Address> open = new ArrayDeque<>(List.of(thing));
        while (!open.isEmpty()) {
            Address next = open.removeFirst();
            if (ground.add(next)) {
                below(next).forEach(open::addLast);
            }
        }
        return ground;
    }

    /** The same of a guest; of many guests it is one and the same but for themselves. */
    Set<Address> of(Guest guest) {
        Set<Address> ground = new LinkedHashSet<>();
        ground.add(Facts.address(Section.GUESTS, guest.name()));
        for (Address below : below(guest)) {
            ground.addAll(known.computeIfAbsent(below, this::of));
        }
        return ground;
    }

    private List<Address> below(Address thing) {
        String name = thing.name();
        var storage = facts.lab().storage();
        return switch (thing.kind()) {
            case "guest" ->
                Facts.find(facts.lab().guests(), name).map(this::below).orElse(List.of());
            case "nas" ->
                Facts.find(storage.nas(), name)
                        .flatMap(nas -> nas.on())
                        .map(Grounds::one)
                        .orElse(List.of());
            case "database" ->
                Facts.find(storage.databases(), name)
                        .flatMap(database -> database.on())
                        .map(Grounds::one)
                        .orElse(List.of());
            case "authority" ->
                Facts.find(facts.lab().edge().certificates().authorities(), name)
                        .flatMap(authority -> authority.on())
                        .map(Grounds::one)
                        .orElse(List.of());
            case "backup-server" ->
                Facts.find(storage.backups().servers(), name)
                        .flatMap(server -> server.on())
                        .map(Grounds::one)
                        .orElse(List.of());
            case "datastore" ->
                Facts.find(storage.backups().datastores(), name)
                        .flatMap(datastore -> datastore.on())
                        .map(Grounds::one)
                        .orElse(List.of());
            case "hypervisor" ->
                Facts.find(facts.lab().hypervisors(), name)
                        .map(hypervisor ->
                                hypervisor.members().stream().map(Ref::address).toList())
                        .orElse(List.of());
            default -> List.of();
        };
    }

    private static List<Address> one(Ref ref) {
        return List.of(ref.address());
    }

    private List<Address> below(Guest guest) {
        List<Address> below = new ArrayList<>();
        guest.node().ifPresent(node -> below.add(Facts.address(Section.HOSTS, node.name())));
        below.addAll(appliances(guest));
        return below;
    }

    /** The appliances that hold disks of the guest. */
    List<Address> appliances(Guest guest) {
        Optional<Hypervisor> hypervisor = facts.hypervisorOf(guest);
        if (hypervisor.isEmpty()) {
            return List.of();
        }
        List<Address> appliances = new ArrayList<>();
        for (Guest.Disk disk : guest.disks().values()) {
            Optional<Ref> nas = disk.storage()
                    .flatMap(name -> Facts.find(hypervisor.get().storages(), name))
                    .flatMap(Hypervisor.Storage::nas);
            if (nas.isPresent() && !appliances.contains(nas.get().address())) {
                appliances.add(nas.get().address());
            }
        }
        return appliances;
    }

    /** What both stand on, of the kinds that hold data. */
    Optional<Address> shared(Address one, Address other) {
        Set<Address> ground = of(one);
        return of(other).stream()
                .filter(ground::contains)
                .filter(thing -> !thing.kind().equals(Section.BACKUP_SERVERS.kind()))
                .findFirst();
    }
}
