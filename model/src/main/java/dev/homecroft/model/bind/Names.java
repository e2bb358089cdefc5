package dev.homecroft.model.bind;

/** What entries may be called. */
final class Names {
    /** A DNS label, so that hosts and guests can be names in a zone. */
    static final String PATTERN = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private Names() {}

    static boolean isValid(String name) {
        return name.matches(PATTERN);
    }
}
