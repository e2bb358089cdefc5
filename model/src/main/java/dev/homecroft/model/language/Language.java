package dev.homecroft.model.language;

import dev.homecroft.model.Section;
import java.util.List;
import java.util.Optional;

/**
 * All sections of a lab in their canonical order.
 *
 * @param parts sections; those that have parts, such as {@code dns}, stand as their parts beside each other
 */
public record Language(List<Part> parts) {
    public Language {
        parts = List.copyOf(parts);
    }

    /**
     * @param path where it stands in a file: {@code hosts}, {@code dns.zones}
     * @param section empty when its entries have no names that others refer to
     * @param form of its value
     * @param doc a sentence on it; empty for sections of entries, whose manual has a page of its own
     */
    public record Part(String path, Optional<Section> section, Form form, String doc) {
        /** The first key of its path. */
        public String top() {
            int dot = path.indexOf('.');
            return dot < 0 ? path : path.substring(0, dot);
        }

        /** What follows in its path; empty for a section without parts. */
        public Optional<String> below() {
            int dot = path.indexOf('.');
            return dot < 0 ? Optional.empty() : Optional.of(path.substring(dot + 1));
        }

        /** The fields of one entry, for a section of entries and for one that is an entry itself. */
        public Optional<EntryForm> entry() {
            return switch (form) {
                case Form.Named(String _, List<Section> _, Form.Fields(EntryForm entry)) -> Optional.of(entry);
                case Form.Fields(EntryForm entry) -> Optional.of(entry);
                case Form other -> Optional.empty();
            };
        }

        /** Whether it is a mapping from names to entries; each of these may name a profile. */
        public boolean hasEntries() {
            return form instanceof Form.Named(String _, List<Section> _, Form.Fields _);
        }
    }

    /** The first keys of all sections, in order. */
    public List<String> tops() {
        return parts.stream().map(Part::top).distinct().toList();
    }

    public List<Part> partsOf(String top) {
        return parts.stream().filter(part -> part.top().equals(top)).toList();
    }
}
