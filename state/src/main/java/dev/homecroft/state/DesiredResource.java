package dev.homecroft.state;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import java.util.List;
import java.util.Map;

/**
 * One thing as the lab wants it, in its provider's fields. What the lab does not state is not in {@code fields} and is
 * never compared. Fields below {@code create} say how the thing is made; they can't be read back and are not compared either.
 *
 * @param declaredAt where it is declared
 * @param origins where each field's value is stated, for those that have a place of their own
 */
public record DesiredResource(
        Address address,
        Layer layer,
        Target target,
        Fields fields,
        List<Need> needs,
        SourceRange declaredAt,
        Map<String, SourceRange> origins) {
    public DesiredResource {
        needs = List.copyOf(needs);
        origins = Map.copyOf(origins);
    }

    /** Where this field is stated, or else where the thing is. */
    public SourceRange origin(String path) {
        SourceRange own = origins.get(path);
        return own == null ? declaredAt : own;
    }
}
