package dev.homecroft.kernel;

import java.util.Optional;

/**
 * The name of a thing across all rooms: what it is and what it is called, such as {@code guest/talos-1} or
 * {@code record/talos-1.lab.example.org/A}. It is a name only and never proof of identity.
 *
 * @param kind kind of thing, kebab case
 * @param name name within the kind; may itself hold {@code /}
 */
public record Address(String kind, String name) implements Comparable<Address> {
    private static final int LONGEST = 512;

    public Address {
        if (!isKind(kind) || !isName(name)) {
            throw new IllegalArgumentException("not an address: " + kind + "/" + name);
        }
    }

    /** By hand, as {@link #isName}: a lab makes hundreds of thousands of addresses, and a pattern is slow at that. */
    private static boolean isKind(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isFitting = (c >= 'a' && c <= 'z') || (i > 0 && ((c >= '0' && c <= '9') || c == '-'));
            if (!isFitting) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether something can be called so: visible ASCII without quotes and backslash. */
    public static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isFitting = c > ' ' && c < 0x7f && c != '"' && c != '\'' && c != '`' && c != '\\';
            if (!isFitting) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
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
        return isKind(kind) && isName(name) ? Optional.of(new Address(kind, name)) : Optional.empty();
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
        return kind.equals(other.kind) ? name.compareTo(other.name) : kind.compareTo(other.kind);
    }

    /** {@code kind/name}, read back by {@link #parse}. */
    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
