package dev.homecroft.state.json;

import dev.homecroft.kernel.json.DiagnosticJson;
import dev.homecroft.kernel.json.EnumNames;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader.NotJson;
import dev.homecroft.kernel.json.Members;
import dev.homecroft.kernel.json.Place;
import dev.homecroft.state.Identity;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.StepId;
import java.time.Instant;

/** One line of a journal as JSON. */
public final class JournalJson {
    private JournalJson() {}

    public static Json write(JournalEntry entry) {
        Json.ObjBuilder object = Json.object()
                .put("at", entry.at().toString())
                .put("step", entry.step().toString());
        return switch (entry) {
            case JournalEntry.Intent intent ->
                object.put("entry", "intent").put("attempt", intent.attempt()).build();
            case JournalEntry.Handle handle ->
                object.put("entry", "handle").put("handle", handle.handle()).build();
            case JournalEntry.Outcome outcome ->
                object.put("entry", "outcome")
                        .put("status", EnumNames.of(outcome.status()))
                        .put("ref", outcome.ref(), Parts::write)
                        .put("identity", outcome.identity(), Parts::write)
                        .put("problem", outcome.problem(), DiagnosticJson::write)
                        .build();
        };
    }

    /** Throws CroftException with {@code journal-entry} for anything else than what {@link #write} makes. */
    public static JournalEntry read(String text) {
        return Parts.file("journal-entry", "a journal entry", text, JournalJson::read);
    }

    public static JournalEntry read(Json json, Place place) throws NotJson {
        return Members.read(json, place, members -> {
            Instant at = members.text("at", Instant::parse);
            StepId step = members.text("step", StepId::parse);
            String entry = members.text("entry");
            return switch (entry) {
                case "intent" -> new JournalEntry.Intent(at, step, Math.toIntExact(members.whole("attempt")));
                case "handle" -> new JournalEntry.Handle(at, step, members.text("handle"));
                case "outcome" -> outcome(at, step, members);
                default -> throw new IllegalArgumentException(entry);
            };
        });
    }

    private static JournalEntry outcome(Instant at, StepId step, Members members) throws NotJson {
        return new JournalEntry.Outcome(
                at,
                step,
                members.text("status", name -> EnumNames.parse(OutcomeStatus.class, name)),
                members.optional("ref", Parts::ref),
                members.optionalText("identity", Identity::parse),
                members.optional("problem", DiagnosticJson::read));
    }
}
