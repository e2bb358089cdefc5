package dev.homecroft.state;

import java.util.Optional;

/**
 * One object as its system shows it, ours or not.
 *
 * @param ref where it answers now
 * @param kind kind of thing in the lab's words, as in {@link dev.homecroft.kernel.Address#kind()}
 * @param name what its system calls it; for people
 * @param identity empty when it has none, or when it could not be read
 * @param mark our mark, or that of another lab, if it carries one
 * @param fields as configured: what it is, or will be after its next restart
 * @param running values in effect now, only where they differ from {@code fields}
 */
public record ObservedObject(
        ObjectRef ref,
        String kind,
        String name,
        Optional<Identity> identity,
        Optional<Mark> mark,
        Fields fields,
        Fields running,
        Freshness freshness) {

    public boolean isFresh() {
        return freshness instanceof Freshness.Fresh;
    }

    public ObservedObject withFreshness(Freshness other) {
        return new ObservedObject(ref, kind, name, identity, mark, fields, running, other);
    }
}
