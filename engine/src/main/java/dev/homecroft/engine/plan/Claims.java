package dev.homecroft.engine.plan;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Foreign;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sorts what was observed into ours, foreign and unreadable. Built once for each provider; all look-ups are by key. */
final class Claims {
    private final String labId;
    private final Map<Address, List<ObservedObject>> ours = new TreeMap<>();
    private final List<Foreign> foreign = new ArrayList<>();
    private final Map<Namesake, List<ObservedObject>> foreignByName = new HashMap<>();
    private final Map<Identity, ObservedObject> unmarked = new HashMap<>();
    private final Map<Namesake, ObservedObject> unreadable = new HashMap<>();
    private final Map<String, ObservedObject> unreadableNameless = new HashMap<>();

    private record Namesake(String kind, String name) {}

    Claims(String labId, Collection<Observation> observations) {
        this.labId = labId;
        observations.forEach(observation -> observation.objects().forEach(this::sort));
    }

    Map<Address, List<ObservedObject>> ours() {
        return ours;
    }

    List<Foreign> foreign() {
        return foreign;
    }

    private void sort(ObservedObject object) {
        if (object.freshness() instanceof Freshness.Unreachable(String why)) {
            rememberUnreadable(object);
            foreign.add(new Foreign(object.ref(), object.kind(), object.name(), "not readable: " + why));
            return;
        }
        // The mark on a node says what is wanted of a host, not that it is a thing that we made.
        Optional<Mark> mark = object.mark()
                .filter(own -> own.lab().equals(labId))
                .filter(own -> own.address().kind().equals(object.kind()));
        if (mark.isPresent() && object.identity().filter(mark.get()::isFor).isPresent()) {
            ours.computeIfAbsent(mark.get().address(), address -> new ArrayList<>(1))
                    .add(object);
            return;
        }
        foreign.add(new Foreign(object.ref(), object.kind(), object.name(), whyForeign(object)));
        foreignByName
                .computeIfAbsent(new Namesake(object.kind(), object.name()), name -> new ArrayList<>(1))
                .add(object);
        if (object.mark().isEmpty()) {
            object.identity().ifPresent(identity -> unmarked.put(identity, object));
        }
    }

    private void rememberUnreadable(ObservedObject object) {
        if (object.name().isEmpty()) {
            unreadableNameless.put(object.kind(), object);
        } else {
            unreadable.put(new Namesake(object.kind(), object.name()), object);
        }
    }

    private String whyForeign(ObservedObject object) {
        if (object.mark().isEmpty()) {
            return "";
        }
        Mark mark = object.mark().get();
        if (!mark.lab().equals(labId)) {
            return "belongs to lab " + mark.lab();
        }
        if (mark.identity().isEmpty()) {
            return "an unfinished copy for " + mark.address();
        }
        return "carries a copy of the mark of " + mark.address();
    }

    /**
     * An object that can't be read and may be this thing: it bears the thing's name, or no name at all. Here a name is
     * enough, because it only makes us wait.
     */
    Optional<ObservedObject> unreadable(DesiredResource desired) {
        Address address = desired.address();
        return Optional.ofNullable(unreadable.get(new Namesake(address.kind(), address.name())))
                .or(() -> Optional.ofNullable(unreadableNameless.get(address.kind())));
    }

    /** Foreign objects that bear the thing's name. */
    List<ObservedObject> namesakes(DesiredResource desired) {
        Address address = desired.address();
        return foreignByName.getOrDefault(new Namesake(address.kind(), address.name()), List.of()).stream()
                .filter(object -> object.ref().target().equals(desired.target()))
                .toList();
    }

    /** The object that has this identity and no mark at all. */
    Optional<ObservedObject> unmarkedWith(Identity identity) {
        return Optional.ofNullable(unmarked.get(identity));
    }
}
