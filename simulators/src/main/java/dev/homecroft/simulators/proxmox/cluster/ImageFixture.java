package dev.homecroft.simulators.proxmox.cluster;

import java.util.Map;

/**
 * A file on the simulated internet: it can be downloaded without any network.
 *
 * @param url where it is
 * @param size bytes of the file
 * @param virtualSize bytes of the disk in it; as {@code size} if it is not an image
 * @param checksums lower-case hexadecimal by algorithm, such as {@code sha256}
 */
public record ImageFixture(String url, long size, long virtualSize, Map<String, String> checksums) {
    public ImageFixture {
        checksums = Map.copyOf(checksums);
    }

    public String fileName() {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
