package dev.homecroft.simulators.pbs.store;

import java.util.Comparator;

/**
 * All backups of one thing.
 *
 * @param namespace such as {@code site/lab}, or empty for the root
 * @param type vm, ct or host
 * @param id such as a VMID
 */
public record BackupGroup(String namespace, String type, String id) implements Comparable<BackupGroup> {
    private static final Comparator<BackupGroup> ORDER = Comparator.comparing(BackupGroup::namespace)
            .thenComparing(BackupGroup::type)
            .thenComparing(BackupGroup::id);

    @Override
    public int compareTo(BackupGroup other) {
        return ORDER.compare(this, other);
    }

    /** Whether its namespace is this one or lies below it, by so many levels at most. */
    public boolean isBelow(String parent, int depth) {
        return Namespaces.isBelow(namespace, parent, depth);
    }

    /** As paths and logs have it, without the namespace. */
    @Override
    public String toString() {
        return type + "/" + id;
    }
}
