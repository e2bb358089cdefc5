package dev.homecroft.state.json;

import dev.homecroft.kernel.json.EnumNames;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader.NotJson;
import dev.homecroft.kernel.json.Members;
import dev.homecroft.kernel.json.Place;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import java.time.Instant;

/** A run with its plan and its journal, as JSON. */
public final class RunJson {
    private RunJson() {}

    public static Json write(Run run) {
        return Json.object()
                .put("format", Parts.FORMAT)
                .put("number", run.number())
                .put("plan", PlanJson.write(run.plan()))
                .put("owner", run.owner())
                .put("startedAt", run.startedAt().toString())
                .put("endedAt", run.endedAt(), at -> Json.of(at.toString()))
                .put("status", EnumNames.of(run.status()))
                .put("journal", Json.array(run.journal(), JournalJson::write))
                .build();
    }

    /** Throws CroftException with {@code run-file} for anything else than what {@link #write} makes. */
    public static Run read(String text) {
        return Parts.file("run-file", "a run", text, RunJson::read);
    }

    public static Run read(Json json, Place place) throws NotJson {
        return Members.read(json, place, members -> {
            Parts.format(members);
            return new Run(
                    members.whole("number"),
                    members.get("plan", PlanJson::read),
                    members.text("owner"),
                    members.text("startedAt", Instant::parse),
                    members.optionalText("endedAt", Instant::parse),
                    members.text("status", name -> EnumNames.parse(RunStatus.class, name)),
                    members.list("journal", JournalJson::read));
        });
    }
}
