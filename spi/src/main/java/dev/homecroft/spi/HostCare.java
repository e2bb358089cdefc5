package dev.homecroft.spi;

import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.List;

/** A provider whose systems are made of hosts that can be emptied one by one. */
public interface HostCare {
    /**
     * The kind of the objects that are hosts. They have an identity, and a mark that says what is wanted of them, but no address
     * has this kind: a host is never a thing of ours that is made or destroyed.
     */
    String NODE = "node";

    /**
     * What must be known for this wish beyond an ordinary observation, such as where each guest of the host may go. Reads
     * only. Objects are of a kind that no address has, so that they are never taken for things.
     */
    List<ObservedObject> inspect(HostWish wish, Observation observation, ProviderContext context);

    /** The steps for the wish; nothing where the host is no host of this provider. Pure. */
    Proposal care(HostWish wish, Matched matched, DiffContext context);
}
