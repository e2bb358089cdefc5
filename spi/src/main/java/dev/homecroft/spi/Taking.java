package dev.homecroft.spi;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObservedObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Objects without our mark that are to get it: what stands there about them is spoken of by the names that they get, and read as if
 * they were ours. It gives no right to change anything.
 *
 * @param agreed the things that somebody agreed they become, by their identities
 * @param all everything else that may be taken over, while somebody looks for it
 */
public record Taking(Map<Identity, Address> agreed, Optional<All> all) {
    public static final Taking NOTHING = agreed(Map.of());

    public Taking {
        agreed = Map.copyOf(agreed);
    }

    /**
     * What bears no mark, or that of one of these labs.
     *
     * @param labs their ids
     * @param declared things that an object without a mark is not, though it is called so
     */
    public record All(Set<String> labs, Set<Address> declared) {
        public All {
            labs = Set.copyOf(labs);
            declared = Set.copyOf(declared);
        }

        private Optional<Address> thing(ObservedObject object) {
            boolean isMeant = object.mark().isEmpty()
                    || object.mark()
                            .filter(mark -> labs.contains(mark.lab()))
                            .flatMap(Mark::identity)
                            .isPresent();
            return Address.tryParse(object.kind() + "/" + object.name())
                    .filter(thing -> isMeant && !declared.contains(thing));
        }
    }

    public static Taking agreed(Map<Identity, Address> agreed) {
        return new Taking(agreed, Optional.empty());
    }

    /** The thing that the object is to become. */
    public Optional<Address> thing(ObservedObject object) {
        return object.identity()
                .flatMap(identity ->
                        Optional.ofNullable(agreed.get(identity)).or(() -> all.flatMap(each -> each.thing(object))));
    }
}
