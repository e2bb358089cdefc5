package dev.homecroft.spi.contract;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.ObjectRef;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * A provider, a lab and a system of its own for one test. When it is opened the system runs and holds nothing of ours; it
 * may hold things of others.
 *
 * <p>The methods without a default are the least that every provider can give. The others belong to an {@link Ability} and
 * are called only if {@link #abilities} has it.
 */
public interface ProviderFixture extends AutoCloseable {
    /** A new instance at each call, as after a restart of our program. */
    Provider provider();

    /** At least two things, {@link #subject} among them. */
    Lab lab();

    /** The thing that is changed, copied, replaced and removed. No other thing may need it. */
    Address subject();

    /** How a target is really reached in this test, such as a port on loopback. */
    default Connection connection(Connection projected) {
        return projected;
    }

    /** The secrets that the lab refers to, at least 8 characters long. */
    Map<SecretRef, String> secrets();

    /** Texts that must never be seen outside an applier: the secrets, or the part of each that really is secret. */
    default Collection<String> canaries() {
        return secrets().values();
    }

    Set<Ability> abilities();

    /**
     * Everything on the system that a call could change, read by other means than the provider's. Equal texts mean that
     * nothing was touched, so leave out what changes by itself. Where this is empty the suite has to trust the provider's
     * own observation.
     */
    default Map<ObjectRef, String> dump() {
        return Map.of();
    }

    /** Time goes by: a simulator's clock is moved on, for a real system this waits. */
    default void pass(Duration duration) {}

    /** {@link Ability#CHANGE}: the lab with the subject declared otherwise, in a way that needs no restart or new object. */
    default Change change() {
        throw missing(Ability.CHANGE);
    }

    /** {@link Ability#REMOVE}: the lab without the subject. */
    default Lab without() {
        throw missing(Ability.REMOVE);
    }

    /** {@link Ability#CREATE}: makes an object that has nothing to do with the lab, of a kind that the provider observes. */
    default ObjectRef create() {
        throw missing(Ability.CREATE);
    }

    /** {@link Ability#EDIT}: changes a field that the lab states, and gives its path. */
    default String edit(ObjectRef ref) {
        throw missing(Ability.EDIT);
    }

    /** {@link Ability#DELETE}: deletes the object and its mark, wherever that is kept. */
    default void delete(ObjectRef ref) {
        throw missing(Ability.DELETE);
    }

    /** {@link Ability#COPY}: copies the object as people do on this system, its mark included; gives the copy. */
    default ObjectRef copy(ObjectRef ref) {
        throw missing(Ability.COPY);
    }

    /** {@link Ability#REPLACE}: the object is gone and somebody else's answers in its place. */
    default void replace(ObjectRef ref) {
        throw missing(Ability.REPLACE);
    }

    /** {@link Ability#MOVE}: the same object, mark included, answers in another place from now on; gives that place. */
    default ObjectRef move(ObjectRef ref) {
        throw missing(Ability.MOVE);
    }

    /** {@link Ability#UNMARK}: the object stays as it is, without our mark. */
    default void unmark(ObjectRef ref) {
        throw missing(Ability.UNMARK);
    }

    /** {@link Ability#STOP}: nothing answers any more. */
    default void stop() {
        throw missing(Ability.STOP);
    }

    /** {@link Ability#STOP}: all of it answers again, with what it held before. */
    default void start() {
        throw missing(Ability.STOP);
    }

    /** {@link Ability#WRONG_SECRETS}: well-formed values that the system does not accept. */
    default Map<SecretRef, String> wrongSecrets() {
        throw missing(Ability.WRONG_SECRETS);
    }

    /** {@link Ability#DROP_CALL}: the next call that would change something never reaches the system. */
    default void dropNextCall() {
        throw missing(Ability.DROP_CALL);
    }

    /** {@link Ability#LOSE_ANSWER}: the next call that changes something happens, and its answer is lost. */
    default void loseNextAnswer() {
        throw missing(Ability.LOSE_ANSWER);
    }

    @Override
    void close();

    private static IllegalStateException missing(Ability ability) {
        return new IllegalStateException("declared but not given: " + ability);
    }

    /**
     * @param paths the fields of the subject that differ, as the provider names them
     */
    record Change(Lab lab, Set<String> paths) {
        public Change {
            paths = Set.copyOf(paths);
        }
    }
}
