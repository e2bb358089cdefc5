package dev.homecroft.source;

import java.time.Instant;

/**
 * One file of a tree.
 *
 * @param path relative to the tree's root, with {@code /} between its parts
 * @param stamp changes when the content does: the blob id in a commit, size and time in a folder
 * @param modified when it was last written; {@link Instant#EPOCH} in a commit, which never changes
 */
public record SourceFile(String path, String stamp, Instant modified) implements Comparable<SourceFile> {
    @Override
    public int compareTo(SourceFile other) {
        return path.compareTo(other.path);
    }
}
