package dev.homecroft.state;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One outside system that is observed and changed as a whole, such as {@code proxmox:tower}.
 *
 * @param provider name of the provider that drives it
 * @param name the lab's name of it
 */
public record Target(String provider, String name) implements Comparable<Target> {
    private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Comparator<Target> ORDER =
            Comparator.comparing(Target::provider).thenComparing(Target::name);

    public Target {
        if (!PROVIDER.matcher(provider).matches() || name.isEmpty()) {
            throw new IllegalArgumentException("not a target: " + provider + ":" + name);
        }
    }

    public static Target parse(String text) {
        int colon = text.indexOf(':');
        return new Target(text.substring(0, Math.max(colon, 0)), text.substring(colon + 1));
    }

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return provider + ":" + name;
    }
}
