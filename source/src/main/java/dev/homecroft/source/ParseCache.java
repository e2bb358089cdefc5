package dev.homecroft.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers what files parse to, so that a second look at an unchanged lab parses nothing. One file in a folder of the
 * user's choice; if it is missing, broken or of another version, everything is parsed and it is written anew. Only files
 * without any diagnostic are kept.
 *
 * <p>A file is taken as unchanged if its stamp is and it was written well before the cache was, because a change within
 * the same tick of the file system's clock leaves no trace; otherwise its content is hashed.
 *
 * <p>Several threads may look at once, but while one writes nobody may look.
 */
public final class ParseCache {
    private static final String FILE = "parse-cache";
    private static final Duration TICK = Duration.ofSeconds(2);

    private final Optional<Path> place;
    private final Instant written;
    private final Map<String, CacheEntry> entries;
    private boolean changed;

    private ParseCache(Optional<Path> place, Instant written, Map<String, CacheEntry> entries) {
        this.place = place;
        this.written = written;
        this.entries = entries;
    }

    /** Remembers nothing. */
    public static ParseCache none() {
        return new ParseCache(Optional.empty(), Instant.EPOCH, new TreeMap<>());
    }

    /** The cache in a folder, which is made when there is something to keep. */
    public static ParseCache in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            Map<String, CacheEntry> entries =
                    CacheIndex.read(Files.readAllBytes(file)).orElseGet(TreeMap::new);
            return new ParseCache(Optional.of(file), written, entries);
        } catch (IOException missing) {
            return new ParseCache(Optional.of(file), Instant.EPOCH, new TreeMap<>());
        }
    }

    /** What an unchanged file parses to, without reading it. */
    Optional<YamlNode> find(SourceFile file) {
        return Optional.ofNullable(entries.get(file.path()))
                .filter(entry -> entry.stamp().equals(file.stamp()))
                .filter(_ -> isSettled(file))
                .flatMap(entry -> NodeCodec.read(file.path(), entry.node()));
    }

    private boolean isSettled(SourceFile file) {
        return file.modified().equals(Instant.EPOCH)
                || file.modified().plus(TICK).isBefore(written);
    }

    /**
     * What a file was parsed to.
     *
     * @param entry what to {@link #remember}; empty when it is not to be kept
     */
    record Parsed(ParseResult result, Optional<CacheEntry> entry) {}

    /** Parses a file, unless its content is known. Changes nothing, so that several files may be parsed at once. */
    Parsed parse(SourceFile file, byte[] bytes) {
        if (place.isEmpty()) {
            return new Parsed(YamlReader.read(file.path(), bytes), Optional.empty());
        }
        byte[] hash = sha256(bytes);
        Optional<CacheEntry> same =
                Optional.ofNullable(entries.get(file.path())).filter(entry -> Arrays.equals(entry.hash(), hash));
        Optional<YamlNode> known = same.flatMap(entry -> NodeCodec.read(file.path(), entry.node()));
        if (same.isPresent() && known.isPresent()) {
            CacheEntry entry = new CacheEntry(file.stamp(), hash, same.get().node());
            return new Parsed(new ParseResult(known, List.of()), Optional.of(entry));
        }
        ParseResult result = YamlReader.read(file.path(), bytes);
        if (result.root().isPresent() && result.diagnostics().isEmpty()) {
            byte[] node = NodeCodec.write(result.root().get());
            return new Parsed(result, Optional.of(new CacheEntry(file.stamp(), hash, node)));
        }
        return new Parsed(result, Optional.empty());
    }

    void remember(String path, Parsed parsed) {
        changed = true;
        if (parsed.entry().isPresent()) {
            entries.put(path, parsed.entry().get());
        } else {
            entries.remove(path);
        }
    }

    /** Forgets the files that are gone. */
    void keepOnly(Collection<String> paths) {
        changed |= entries.keySet().retainAll(new HashSet<>(paths));
    }

    /** Writes the file whole or not at all. A cache that cannot be written, such as on a read-only disk, costs time only. */
    void save() {
        if (place.isEmpty() || !changed) {
            return;
        }
        Path file = place.get();
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = Files.createTempFile(folder, FILE, ".part");
            try {
                Files.write(part, CacheIndex.write(entries));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            changed = false;
        } catch (IOException unwritable) {
            // The next run parses again.
            changed = true;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
