package dev.homecroft.kernel;

import java.util.Optional;

/** An IEEE 802.1Q VLAN id, 1 to 4094. */
public record VlanId(int value) implements Comparable<VlanId> {
    public VlanId {
        if (value < 1 || value > 4094) {
            throw new IllegalArgumentException("not a VLAN id: " + value);
        }
    }

    public static Optional<VlanId> tryParse(String text) {
        boolean valid = text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= 4094;
        return valid ? Optional.of(new VlanId(Integer.parseInt(text))) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VlanId id && value == id.value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    @Override
    public int compareTo(VlanId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
