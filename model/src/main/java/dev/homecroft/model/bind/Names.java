package dev.homecroft.model.bind;

/** What entries may be called. */
final class Names {
    /** A DNS label, so that hosts and guests can be names in a zone. */
    static final String PATTERN = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final int LONGEST = 63;

    private Names() {}

    /** The same as the pattern, for which there are too many names in a large lab. */
    static boolean isValid(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isInside = i > 0 && i < name.length() - 1;
            boolean isFitting = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && isInside);
            if (!isFitting) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST;
    }
}
