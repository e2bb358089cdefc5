package dev.homecroft.engine.plan;

import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;

/** Compares a thing with an object that bears its name, in the fields that the lab states. */
final class AsDeclared {
    private static final String NOT_READ_BACK = "create.";

    private AsDeclared() {}

    /** What differs, in words; empty when the object is as declared. Secrets can't be compared. */
    static List<String> differences(DesiredResource desired, ObservedObject object) {
        List<String> differences = new ArrayList<>();
        desired.fields().values().forEach((path, value) -> {
            boolean isComparable = !path.startsWith(NOT_READ_BACK) && !(value instanceof Value.Hidden);
            if (isComparable && object.fields().get(path).filter(value::equals).isEmpty()) {
                String found =
                        object.fields().get(path).map(text -> "`" + text + "`").orElse("not set");
                differences.add("%s is %s, declared `%s`".formatted(path, found, value));
            }
        });
        return differences;
    }
}
