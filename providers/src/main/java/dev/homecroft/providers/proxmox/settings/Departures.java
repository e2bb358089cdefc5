package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Guests of the lab that it wants no more.
 *
 * @param first those that the plan deletes before the settings that they need: what the lab says of them gives the order
 * @param going names of all that the plan deletes
 * @param staying names of those that it leaves as they are, as nobody named them
 */
public record Departures(Set<ObjectRef> first, Set<String> going, Set<String> staying) {
    public Departures {
        first = Set.copyOf(first);
        going = Set.copyOf(going);
        staying = Set.copyOf(staying);
    }

    public static Departures of(Matched matched) {
        Set<ObjectRef> first = matched.removals().stream()
                .filter(removal -> removal.named() && removal.desired().isPresent())
                .map(removal -> removal.observed().ref())
                .collect(Collectors.toSet());
        return new Departures(
                first, names(matched, Matched.Removal::named), names(matched, removal -> !removal.named()));
    }

    private static Set<String> names(Matched matched, Predicate<Matched.Removal> which) {
        return matched.removals().stream()
                .filter(which)
                .flatMap(removal -> removal.observed().mark().stream())
                .map(Mark::address)
                .filter(address -> address.kind().equals("guest"))
                .map(Address::name)
                .collect(Collectors.toSet());
    }
}
