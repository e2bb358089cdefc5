package dev.homecroft.spi;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Lab;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/**
 * What a differ may know besides the things themselves.
 *
 * @param seed different for each plan that could make new things; ids that must never repeat are derived from it
 * @param named things whose destruction the user asked for by name
 * @param rebuild guests to be stamped anew, their declared data kept
 * @param restart things that the user asked to restart if that is what makes a change effective
 */
public record DiffContext(Lab lab, String seed, Set<Address> named, Set<Address> rebuild, Set<Address> restart) {
    public DiffContext {
        named = Set.copyOf(named);
        rebuild = Set.copyOf(rebuild);
        restart = Set.copyOf(restart);
    }

    /** A UUID for a thing that this plan makes; the same for the same plan, and for no other. */
    public UUID newUuid(Address address) {
        String name = "homecroft\n" + lab.info().id() + "\n" + seed + "\n" + address;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of a step's intent, as the mark of what it makes carries it. */
    public String intent(Address address) {
        return newUuid(address).toString().substring(0, 8);
    }
}
