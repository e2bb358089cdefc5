package dev.homecroft.state;

import dev.homecroft.kernel.Address;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The name of a step within its plan: the thing and what is done to it, {@code guest/talos-1#create}.
 *
 * @param key distinct among the steps of one thing
 */
public record StepId(Address address, String key) implements Comparable<StepId> {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][A-Za-z0-9:_-]*");
    private static final Comparator<StepId> ORDER =
            Comparator.comparing(StepId::address).thenComparing(StepId::key);

    public StepId {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a step key: " + key);
        }
    }

    public static StepId parse(String text) {
        int hash = text.lastIndexOf('#');
        return new StepId(Address.parse(text.substring(0, Math.max(hash, 0))), text.substring(hash + 1));
    }

    @Override
    public int compareTo(StepId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return address + "#" + key;
    }
}
