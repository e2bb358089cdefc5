package dev.homecroft.views;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SourceRange;
import java.util.List;

/** What the files of a lab state, and what follows from each statement. */
public record FactsReport(List<Fact> facts) {
    public FactsReport {
        facts = List.copyOf(facts);
    }

    /**
     * @param path the keys that lead to it, with dots between
     * @param value as it stands; empty for an entry as a whole
     */
    public record Fact(String path, String value, SourceRange at, List<Derived> derived) {
        public Fact {
            derived = List.copyOf(derived);
        }
    }

    /** A field of a thing that is driven, such as the address of a DNS record. */
    public record Derived(Address thing, String field, String value) {}

    public long derivedCount() {
        return facts.stream().mapToLong(fact -> fact.derived().size()).sum();
    }
}
