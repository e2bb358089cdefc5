package dev.homecroft.spi;

import dev.homecroft.model.Lab;
import dev.homecroft.state.Observation;
import java.util.Set;

/** A provider that can say in the words of a lab what stands on a system and nothing declares. Pure, like projecting. */
public interface Inventory {
    /**
     * What the lab's files could say besides. What bears the mark of another lab is only in it when that lab is named.
     *
     * @param from ids of other labs whose things are meant too
     */
    Found inventory(Lab lab, Observation observation, Set<String> from);
}
