package dev.homecroft.app.lab;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.Identity;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.views.TakeoverReport.Marking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Objects that somebody agreed to take over, and that bear no mark of ours yet: a file beside the history. A plan puts the mark
 * on an object only while it is the very one that was agreed to. A lost file costs nothing but asking once more.
 */
final class PendingMarks {
    private final Path file;

    PendingMarks(Path file) {
        this.file = file;
    }

    /** Remembers these besides; a thing that was agreed to before has its new object. */
    void add(List<Marking> marks) {
        if (!marks.isEmpty()) {
            Map<Address, Identity> agreed = read();
            marks.forEach(mark -> agreed.put(mark.thing(), mark.identity()));
            write(agreed);
        }
    }

    private void write(Map<Address, Identity> agreed) {
        Json text = Json.array(
                agreed.entrySet(),
                entry -> Json.object()
                        .put("thing", entry.getKey().toString())
                        .put("identity", entry.getValue().toString())
                        .build());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JsonText.pretty(text));
        } catch (IOException fault) {
            throw new CroftException(
                    Diagnostic.error("state-unwritable", "`%s` can't be written.".formatted(file))
                            .detail(String.valueOf(fault.getMessage()))
                            .build(),
                    fault);
        }
    }

    /**
     * Those that are declared, and whose object is there and nobody's of this lab. What bears our mark by now is forgotten: who lets
     * go of it later has to agree anew.
     */
    Set<Address> things(Looked looked) {
        Set<Address> things = new TreeSet<>();
        Set<Address> desired = looked.desired().keySet();
        Map<Address, Identity> agreed = read();
        boolean isMarkOn = agreed.entrySet()
                .removeIf(each -> looked.object(each.getKey())
                        .flatMap(ObservedObject::identity)
                        .filter(each.getValue()::equals)
                        .isPresent());
        if (isMarkOn) {
            write(agreed);
        }
        agreed.forEach((thing, identity) -> {
            boolean isThere = looked.observations().values().stream()
                    .flatMap(observation -> observation.objects().stream())
                    .anyMatch(object -> isNamesake(object, thing)
                            && object.identity().filter(identity::equals).isPresent());
            if (desired.contains(thing) && isThere && looked.object(thing).isEmpty()) {
                things.add(thing);
            }
        });
        return things;
    }

    /** All of them, by what their objects keep for life. */
    Map<Identity, Address> agreed() {
        Map<Identity, Address> agreed = new LinkedHashMap<>();
        read().forEach((thing, identity) -> agreed.put(identity, thing));
        return agreed;
    }

    private static boolean isNamesake(ObservedObject object, Address thing) {
        return object.kind().equals(thing.kind()) && object.name().equals(thing.name());
    }

    private Map<Address, Identity> read() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "[]";
            return JsonReader.tryRead(text)
                    .filter(Json.Arr.class::isInstance)
                    .map(list -> ((Json.Arr) list).items())
                    .orElse(List.of())
                    .stream()
                    .filter(Json.Obj.class::isInstance)
                    .map(Json.Obj.class::cast)
                    .filter(entry ->
                            entry.text("thing").flatMap(Address::tryParse).isPresent()
                                    && entry.text("identity")
                                            .filter(identity -> identity.indexOf(':') > 0)
                                            .isPresent())
                    .collect(Collectors.toMap(
                            entry -> Address.parse(entry.text("thing").orElse("")),
                            entry -> Identity.parse(entry.text("identity").orElse("")),
                            (one, other) -> other,
                            LinkedHashMap::new));
        } catch (IOException unreadable) {
            return new LinkedHashMap<>();
        }
    }
}
