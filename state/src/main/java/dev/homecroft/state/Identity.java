package dev.homecroft.state;

/**
 * What an object keeps for life and no other object gets: a VM's SMBIOS UUID, a disk's serial.
 *
 * @param scheme what kind of identity, such as {@code smbios}
 * @param value its canonical text
 */
public record Identity(String scheme, String value) {
    public Identity {
        if (!scheme.matches("[a-z][a-z0-9-]*") || value.isEmpty()) {
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
