package dev.homecroft.state;

import java.util.Comparator;

/**
 * Where an object answers today, in the words of its system: {@code proxmox:tower qemu/112}. It can be given to another
 * object at any time, so it is never an identity.
 *
 * @param locator provider's own form
 */
public record ObjectRef(Target target, String locator) implements Comparable<ObjectRef> {
    private static final Comparator<ObjectRef> ORDER =
            Comparator.comparing(ObjectRef::target).thenComparing(ObjectRef::locator);

    @Override
    public int compareTo(ObjectRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return target + " " + locator;
    }
}
