package dev.homecroft.model;

import dev.homecroft.kernel.ByteSize;
import java.net.URI;
import java.util.Optional;

/**
 * What guests are made from.
 *
 * @param checksum algorithm and digest, such as {@code sha256:9f86…}
 * @param storage the hypervisor's storage that keeps it
 * @param file its name there; the last part of the URL when not stated
 * @param size of the download
 * @param schematic of an image of Talos Linux
 */
public record Image(
        String name,
        Kind kind,
        URI url,
        Optional<Checksum> checksum,
        Optional<Ref> hypervisor,
        Optional<String> storage,
        Optional<String> file,
        Optional<ByteSize> size,
        Optional<Schematic> schematic,
        Origin origin) {
    /** What an image is. */
    public enum Kind {
        /** A disk to import: qcow2, raw or vmdk. */
        DISK,
        ISO,
        /** An archive that a container's root is unpacked from. */
        CONTAINER
    }

    /** @param digest lower-case hexadecimal */
    public record Checksum(String algorithm, String digest) {
        @Override
        public String toString() {
            return algorithm + ":" + digest;
        }
    }
}
