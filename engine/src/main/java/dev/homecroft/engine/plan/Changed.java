package dev.homecroft.engine.plan;

import dev.homecroft.state.Fields;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells people what became otherwise between two looks, of what a plan could rest on. */
public final class Changed {
    private Changed() {}

    /**
     * A few words for each object that is new, gone or otherwise, by its place; none exactly when both have the same
     * {@link Fingerprint}, but for targets that show nothing.
     *
     * @param kinds as for {@link Fingerprint#of}
     */
    public static List<String> between(Collection<Observation> before, Collection<Observation> now, Set<String> kinds) {
        SortedMap<ObjectRef, ObservedObject> earlier = objects(before, kinds);
        SortedMap<ObjectRef, ObservedObject> later = objects(now, kinds);
        SortedSet<ObjectRef> all = new TreeSet<>(earlier.keySet());
        all.addAll(later.keySet());
        List<String> words = new ArrayList<>();
        for (ObjectRef ref : all) {
            ObservedObject first = earlier.get(ref);
            ObservedObject second = later.get(ref);
            if (first == null && second != null) {
                words.add(name(second) + " is new");
            } else if (first != null && second == null) {
                words.add(name(first) + " is gone");
            } else if (first != null
                    && second != null
                    && !Fingerprint.line(first, kinds).equals(Fingerprint.line(second, kinds))) {
                words.add(name(first) + " " + otherwise(first, second));
            }
        }
        return words;
    }

    private static SortedMap<ObjectRef, ObservedObject> objects(
            Collection<Observation> observations, Set<String> kinds) {
        SortedMap<ObjectRef, ObservedObject> objects = new TreeMap<>();
        observations.stream()
                .flatMap(observation -> observation.objects().stream())
                .filter(object -> !Fingerprint.line(object, kinds).isEmpty())
                .forEach(object -> objects.put(object.ref(), object));
        return objects;
    }

    private static String name(ObservedObject object) {
        return "`" + object.mark().map(mark -> mark.address().toString()).orElse(object.kind() + " " + object.name())
                + "`";
    }

    private static String otherwise(ObservedObject first, ObservedObject second) {
        if (!second.isFresh()) {
            return "can't be read now";
        }
        if (!first.identity().equals(second.identity())) {
            return "is another one";
        }
        SortedSet<String> paths = differing(first.fields(), second.fields());
        paths.addAll(differing(first.running(), second.running()));
        return paths.isEmpty()
                ? "is marked or called otherwise"
                : "has another " + paths.stream().map(path -> "`" + path + "`").collect(Collectors.joining(", "));
    }

    private static SortedSet<String> differing(Fields first, Fields second) {
        SortedSet<String> paths = new TreeSet<>(first.values().keySet());
        paths.addAll(second.values().keySet());
        paths.removeIf(path -> first.get(path).equals(second.get(path)));
        return paths;
    }
}
