package dev.homecroft.model;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SourceRange;

/**
 * The name of an entry of another section, as it stands in a file. That the entry exists is for the checks to say.
 */
public record Ref(Section section, String name, SourceRange at) {
    public Address address() {
        return new Address(section.kind(), name);
    }

    @Override
    public String toString() {
        return name;
    }
}
