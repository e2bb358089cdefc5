package dev.homecroft.state;

/**
 * An object that is not ours and stays untouched.
 *
 * @param why short words when it is more than simply somebody else's, such as a copied mark; else empty
 */
public record Foreign(ObjectRef ref, String kind, String name, String why) {}
