package dev.homecroft.model.bind;

import java.util.regex.Pattern;

/** What entries may be called. */
final class Names {
    /** A DNS label, so that hosts and guests can be names in a zone. */
    static final String PATTERN = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    private Names() {}

    static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }
}
