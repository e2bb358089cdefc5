package dev.homecroft.model.edit;

import dev.homecroft.model.Section;
import dev.homecroft.source.YamlNode;
import java.util.List;

/**
 * A place in the files that names an entry.
 *
 * @param sections of which it may be an entry
 * @param name the entry's name, with which the text at the place begins
 * @param at the key or value
 * @param isDefinition whether the entry itself stands here
 */
public record Mention(List<Section> sections, String name, YamlNode.Scalar at, boolean isDefinition) {
    public Mention {
        sections = List.copyOf(sections);
    }

    /** The text of the place when the entry has another name. */
    String renamed(String other) {
        return other + at.text().substring(name.length());
    }
}
