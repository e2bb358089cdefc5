package dev.homecroft.state.json;

import dev.homecroft.kernel.json.DiagnosticJson;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader.NotJson;
import dev.homecroft.kernel.json.Members;
import dev.homecroft.kernel.json.Place;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import java.time.Instant;

/** What a target showed, as JSON. */
public final class ObservationJson {
    private ObservationJson() {}

    public static Json write(Observation observation) {
        return Json.object()
                .put("format", Parts.FORMAT)
                .put("target", observation.target().toString())
                .put("at", observation.at().toString())
                .put("freshness", Parts.write(observation.freshness()))
                .put("objects", Json.array(observation.objects(), ObservationJson::write))
                .put("problems", Json.array(observation.problems(), DiagnosticJson::write))
                .build();
    }

    /** Throws CroftException with {@code observation-file} for anything else than what {@link #write} makes. */
    public static Observation read(String text) {
        return Parts.file("observation-file", "an observation", text, ObservationJson::read);
    }

    public static Observation read(Json json, Place place) throws NotJson {
        return Members.read(json, place, members -> {
            Parts.format(members);
            return new Observation(
                    members.text("target", Target::parse),
                    members.text("at", Instant::parse),
                    members.get("freshness", Parts::freshness),
                    members.list("objects", Members.object(ObservationJson::object)),
                    members.list("problems", DiagnosticJson::read));
        });
    }

    private static Json write(ObservedObject object) {
        return Json.object()
                .put("ref", Parts.write(object.ref()))
                .put("kind", object.kind())
                .put("name", object.name())
                .put("identity", object.identity(), Parts::write)
                .put("mark", object.mark(), Parts::write)
                .put("fields", FieldsJson.write(object.fields()))
                .put("running", FieldsJson.write(object.running()))
                .put("freshness", Parts.write(object.freshness()))
                .build();
    }

    private static ObservedObject object(Members members) throws NotJson {
        return new ObservedObject(
                members.get("ref", Parts::ref),
                members.text("kind"),
                members.text("name"),
                members.optionalText("identity", Identity::parse),
                members.optional("mark", Parts::mark),
                members.get("fields", FieldsJson::read),
                members.get("running", FieldsJson::read),
                members.get("freshness", Parts::freshness));
    }
}
