package dev.homecroft.example.notes;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.time.Instant;
import java.util.List;

/** Reads everything that is in the folder, ours and foreign, in the words that the projector uses. */
final class NotesObserver {
    private NotesObserver() {}

    // region observe
    static Observation observe(Target target, ProviderContext context) {
        Instant at = context.clock().instant();
        try {
            List<ObservedObject> notes = NotesClient.open(target, context).all().stream()
                    .map(note -> observed(note, target))
                    .toList();
            return new Observation(target, at, Freshness.FRESH, notes, List.of());
        } catch (CroftException unreachable) {
            return Observation.unreachable(target, at, unreachable.diagnostics().getFirst());
        }
    }
    // endregion

    private static ObservedObject observed(Note note, Target target) {
        return new ObservedObject(
                new ObjectRef(target, note.file()),
                NotesProvider.KIND,
                note.file(),
                note.identity(),
                note.mark(),
                fields(note),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    // region fields
    static Fields fields(Note note) {
        return Fields.builder()
                .put("title", note.get("title").map(Value::of))
                .put("text", note.text())
                .build();
    }
    // endregion
}
