package dev.homecroft.state;

import java.util.regex.Pattern;

/**
 * What an object keeps for life and no other object gets: a VM's SMBIOS UUID, a disk's serial.
 *
 * @param scheme what kind of identity, such as {@code smbios}
 * @param value its canonical text
 */
public record Identity(String scheme, String value) {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]*");

    public Identity {
        if (!SCHEME.matcher(scheme).matches() || value.isEmpty()) {
            throw new IllegalArgumentException("not an identity: " + scheme + ":" + value);
        }
    }

    public static Identity parse(String text) {
        int colon = text.indexOf(':');
        return new Identity(text.substring(0, Math.max(colon, 0)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return scheme + ":" + value;
    }
}
