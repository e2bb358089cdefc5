package dev.homecroft.engine.plan;

import dev.homecroft.kernel.Address;
import dev.homecroft.spi.HostWish;
import java.util.Optional;
import java.util.Set;

/**
 * What the user asked for beyond "as the lab says".
 *
 * @param only plan for these things alone, and what they need is taken as it is; empty for all
 * @param remove declared things to be removed all the same
 * @param removeAll everything of ours is to go
 * @param named things whose destruction is allowed
 * @param rebuild guests to be stamped anew
 * @param restart things that may be restarted to make a change effective
 * @param adopt things to be taken over from whoever made them
 * @param host what is to be done with a host; then nothing else is planned
 */
public record PlanRequest(
        Set<Address> only,
        Set<Address> remove,
        boolean removeAll,
        Set<Address> named,
        Set<Address> rebuild,
        Set<Address> restart,
        Set<Address> adopt,
        Optional<HostWish> host) {
    public static final PlanRequest AS_DECLARED =
            new PlanRequest(Set.of(), Set.of(), false, Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty());

    public PlanRequest {
        only = Set.copyOf(only);
        remove = Set.copyOf(remove);
        named = Set.copyOf(named);
        rebuild = Set.copyOf(rebuild);
        restart = Set.copyOf(restart);
        adopt = Set.copyOf(adopt);
    }

    /** As declared, with these things allowed to be destroyed. */
    public static PlanRequest naming(Set<Address> named) {
        return new PlanRequest(Set.of(), Set.of(), false, named, Set.of(), Set.of(), Set.of(), Optional.empty());
    }

    public static PlanRequest removing(Set<Address> things) {
        return new PlanRequest(things, things, false, things, Set.of(), Set.of(), Set.of(), Optional.empty());
    }

    /** Everything goes, as far as it is named. */
    public static PlanRequest tearDown(Set<Address> named) {
        return new PlanRequest(Set.of(), Set.of(), true, named, Set.of(), Set.of(), Set.of(), Optional.empty());
    }

    public static PlanRequest rebuilding(Address guest, Set<Address> named) {
        return new PlanRequest(
                Set.of(guest), Set.of(), false, named, Set.of(guest), Set.of(guest), Set.of(), Optional.empty());
    }

    public static PlanRequest adopting(Set<Address> things) {
        return new PlanRequest(things, Set.of(), false, Set.of(), Set.of(), Set.of(), things, Optional.empty());
    }

    /** The same, with these things taken over from somebody else where they are found. */
    public PlanRequest taking(Set<Address> things) {
        return new PlanRequest(only, remove, removeAll, named, rebuild, restart, things, host);
    }

    /** For one host, and nothing else. */
    public static PlanRequest caring(HostWish wish) {
        return new PlanRequest(Set.of(), Set.of(), false, Set.of(), Set.of(), Set.of(), Set.of(), Optional.of(wish));
    }

    boolean concerns(Address address) {
        return only.isEmpty() || only.contains(address);
    }

    boolean removes(Address address) {
        return removeAll || remove.contains(address);
    }
}
