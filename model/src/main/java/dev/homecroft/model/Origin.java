package dev.homecroft.model;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * Where an entry and its values stand. A value that came from a profile has the profile's place.
 *
 * @param key the entry's name
 * @param values as written in the file; they are looked up when somebody asks, since most are never asked for
 */
public record Origin(SourceRange key, YamlNode.Mapping values) {
    /** Of something that states no values of its own. */
    public static Origin at(SourceRange key) {
        return new Origin(key, new YamlNode.Mapping(List.of(), key));
    }

    /** The place of the field's value, nested ones with dots, or of the entry's name when the field is not stated. */
    public SourceRange of(String field) {
        return find(values, field).map(YamlNode::range).orElse(key);
    }

    public boolean states(String field) {
        return find(values, field).isPresent();
    }

    /** A dot may also belong to the name of a field. */
    private static Optional<YamlNode> find(YamlNode.Mapping mapping, String path) {
        Optional<YamlNode> own = mapping.get(path);
        for (int dot = path.indexOf('.'); own.isEmpty() && dot > 0; dot = path.indexOf('.', dot + 1)) {
            Optional<YamlNode> first = mapping.get(path.substring(0, dot));
            if (first.isPresent() && first.get() instanceof YamlNode.Mapping nested) {
                own = find(nested, path.substring(dot + 1));
            }
        }
        return own;
    }

    /** Its place alone: the values are in what was bound from them. */
    @Override
    public String toString() {
        return key.toString();
    }
}
