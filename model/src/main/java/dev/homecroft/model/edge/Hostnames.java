package dev.homecroft.model.edge;

import dev.homecroft.kernel.Fqdn;
import java.util.Locale;
import java.util.Optional;

/** Names with an optional star in front. */
public final class Hostnames {
    private static final String STAR = "*.";

    private Hostnames() {}

    /** Whether the pattern stands for the name; {@code *.example.org} does for every name below, not for itself. */
    public static boolean covers(String pattern, Fqdn name) {
        String text = pattern.toLowerCase(Locale.ROOT);
        return text.startsWith(STAR)
                ? name.text().endsWith(text.substring(1))
                : name.text().equals(text);
    }

    /** The domain without the star. */
    public static Optional<Fqdn> base(String pattern) {
        return Fqdn.tryParse(pattern.startsWith(STAR) ? pattern.substring(STAR.length()) : pattern);
    }
}
