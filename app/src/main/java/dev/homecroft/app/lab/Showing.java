package dev.homecroft.app.lab;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.views.Thing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers what is known of one thing. */
final class Showing {
    private Showing() {}

    static Thing thing(Looked looked, Lab lab, Address address) {
        Optional<DesiredResource> desired = Optional.ofNullable(looked.desired().get(address));
        Optional<ObservedObject> found = looked.object(address);
        Map<String, Thing.Stated> stated = new TreeMap<>();
        desired.ifPresent(resource -> resource.fields()
                .values()
                .forEach((path, value) -> stated.put(path, new Thing.Stated(value, resource.origin(path)))));
        List<Thing.Use> uses = lab.references().usesOf(address).stream()
                .map(use -> new Thing.Use(use.by(), use.field(), use.at()))
                .toList();
        SourceRange at = desired.map(DesiredResource::declaredAt).orElse(SourceRange.ofFile("lab.yaml"));
        return new Thing(address, at, stated, uses, found, note(looked, desired, found));
    }

    private static String note(Looked looked, Optional<DesiredResource> desired, Optional<ObservedObject> found) {
        if (desired.isEmpty()) {
            return "nothing declares it";
        }
        if (found.isEmpty()) {
            boolean fresh = Optional.ofNullable(
                            looked.observations().get(desired.get().target()))
                    .filter(observation -> observation.freshness() instanceof Freshness.Fresh)
                    .isPresent();
            return fresh ? "it is not there" : desired.get().target() + " can't be read now";
        }
        return "";
    }
}
