package dev.homecroft.kernel;

import java.util.Arrays;

/**
 * The value of a secret on its short way from a store to the call that needs it. It prints as {@code ***}, has no
 * equality and can be wiped. Nothing keeps one in a record.
 */
public final class Secret implements AutoCloseable {
    private final char[] value;

    public Secret(String value) {
        this.value = value.toCharArray();
    }

    /** The value itself; for the argument of a call, never for a variable that lives on. */
    public String reveal() {
        return new String(value);
    }

    @Override
    public void close() {
        Arrays.fill(value, '\0');
    }

    @Override
    public String toString() {
        return "***";
    }
}
