package dev.homecroft.source;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** The bytes of a parse cache: a name with a version, the entries, and a checksum over all of it. */
final class CacheIndex {
    /** The last letter counts up with every change of this format or of what nodes say. */
    private static final byte[] NAME = "croft parse cache A".getBytes(StandardCharsets.US_ASCII);

    private static final int HASH_LENGTH = 32;

    private CacheIndex() {}

    static byte[] write(Map<String, CacheEntry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(NAME);
        Bytes.number(bytes, entries.size());
        entries.forEach((path, entry) -> {
            Bytes.text(bytes, path);
            Bytes.text(bytes, entry.stamp());
            bytes.writeBytes(entry.hash());
            Bytes.number(bytes, entry.node().length);
            bytes.writeBytes(entry.node());
        });
        byte[] body = bytes.toByteArray();
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(checksum(body, body.length))
                .array());
        return bytes.toByteArray();
    }

    /** The entries, sorted by path; empty if these bytes are anything but a whole cache of this version. */
    static Optional<Map<String, CacheEntry>> read(byte[] bytes) {
        int end = bytes.length - Integer.BYTES;
        boolean isOurs = end >= NAME.length
                && ByteBuffer.wrap(bytes).slice(0, NAME.length).equals(ByteBuffer.wrap(NAME));
        if (!isOurs || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, NAME.length, end - NAME.length);
        try {
            Map<String, CacheEntry> entries = new TreeMap<>();
            for (int left = Bytes.number(in); left > 0; left--) {
                String path = Bytes.text(in);
                String stamp = Bytes.text(in);
                byte[] hash = Bytes.some(in, HASH_LENGTH);
                entries.put(path, new CacheEntry(stamp, hash, Bytes.some(in, Bytes.number(in))));
            }
            return Optional.of(entries);
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
