package dev.homecroft.kernel;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a thing across all rooms: what it is and what it is called, such as {@code guest/talos-1} or
 * {@code record/talos-1.lab.example.org/A}. It is a name only and never proof of identity.
 *
 * @param kind kind of thing, kebab case
 * @param name name within the kind; may itself hold {@code /}
 */
public record Address(String kind, String name) implements Comparable<Address> {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern NAME = Pattern.compile("[\\p{Graph}&&[^\"'`\\\\]]{1,512}");
    private static final Comparator<Address> ORDER =
            Comparator.comparing(Address::kind).thenComparing(Address::name);

    public Address {
        if (!KIND.matcher(kind).matches() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not an address: " + kind + "/" + name);
        }
    }

    /** Reads {@code kind/name}; throws IllegalArgumentException for anything else. */
    public static Address parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
    }

    public static Optional<Address> tryParse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        String kind = text.substring(0, slash);
        String name = text.substring(slash + 1);
        boolean valid = KIND.matcher(kind).matches() && NAME.matcher(name).matches();
        return valid ? Optional.of(new Address(kind, name)) : Optional.empty();
    }

    /** Written out, here and in other keys of maps: what Java makes for a record is linked anew at every start. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Address address && kind.equals(address.kind) && name.equals(address.name);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + name.hashCode();
    }

    @Override
    public int compareTo(Address other) {
        return ORDER.compare(this, other);
    }

    /** {@code kind/name}, read back by {@link #parse}. */
    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
