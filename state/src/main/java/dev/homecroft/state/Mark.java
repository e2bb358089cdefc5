package dev.homecroft.state;

import dev.homecroft.kernel.Address;
import java.util.Optional;

/**
 * What we write on an object to say that it is ours. It counts only together with the identity that it was written for: a
 * clone that carries a copy of our mark is not ours.
 *
 * @param lab id of the lab that owns the object
 * @param address what the object is in that lab
 * @param identity the identity it was written for; empty while a create is under way whose identity the server gives
 * @param intent id of the plan step that made the object
 */
public record Mark(String lab, Address address, Optional<Identity> identity, String intent) {
    public boolean isFor(Identity observed) {
        return identity.isPresent() && identity.get().equals(observed);
    }
}
