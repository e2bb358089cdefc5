package dev.homecroft.source;

/**
 * One remembered file.
 *
 * @param stamp of the file when it was parsed
 * @param hash SHA-256 of its content
 * @param node its value, as {@link NodeCodec} writes it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of every byte would cost what the cache saves.
record CacheEntry(String stamp, byte[] hash, byte[] node) {}
