package dev.homecroft.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a secret in a store, never its value: {@code store/path}. Its value is asked for at the last moment, inside
 * an applier.
 *
 * @param store name of a secret store of the lab
 * @param path name within the store, parts divided by {@code /}, 512 characters at most
 */
public record SecretRef(String store, String path) implements Comparable<SecretRef> {
    private static final Pattern STORE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
    private static final int LONGEST = 512;

    public SecretRef {
        if (!isValid(store, path)) {
            throw new IllegalArgumentException("not a secret reference");
        }
    }

    private static boolean isValid(String store, String path) {
        return path.length() <= LONGEST
                && STORE.matcher(store).matches()
                && PATH.matcher(path).matches();
    }

    /** Reads {@code store/path}; the store is everything before the first slash. */
    public static Optional<SecretRef> tryParse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        String store = text.substring(0, slash);
        String path = text.substring(slash + 1);
        return isValid(store, path) ? Optional.of(new SecretRef(store, path)) : Optional.empty();
    }

    @Override
    public int compareTo(SecretRef other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return store + "/" + path;
    }
}
