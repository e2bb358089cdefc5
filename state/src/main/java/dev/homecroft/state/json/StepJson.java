package dev.homecroft.state.json;

import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.json.DiagnosticJson;
import dev.homecroft.kernel.json.EnumNames;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader.NotJson;
import dev.homecroft.kernel.json.Members;
import dev.homecroft.state.Action;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import java.time.Duration;

/** One step of a plan as JSON. */
final class StepJson {
    private StepJson() {}

    static Json write(Step step) {
        return Json.object()
                .put("id", step.id().toString())
                .put("layer", EnumNames.of(step.layer()))
                .put("target", step.target().toString())
                .put("action", EnumNames.of(step.action()))
                .put("operation", step.operation())
                .put("arguments", FieldsJson.write(step.arguments()))
                .put("expects", step.expects(), StepJson::write)
                .put("changes", Json.array(step.changes(), StepJson::write))
                .put("reason", Parts.write(step.reason()))
                .put("risk", EnumNames.of(step.risk()))
                .put("declaredAt", step.declaredAt(), DiagnosticJson::write)
                .put("after", Json.array(step.after(), id -> Json.of(id.toString())))
                .put("slots", Json.strings(step.slots()))
                .put("estimate", step.estimate(), duration -> Json.of(duration.toString()))
                .build();
    }

    static Step read(Members members) throws NotJson {
        return new Step(
                members.text("id", StepId::parse),
                members.text("layer", name -> EnumNames.parse(Layer.class, name)),
                members.text("target", Target::parse),
                members.text("action", name -> EnumNames.parse(Action.class, name)),
                members.text("operation"),
                members.get("arguments", FieldsJson::read),
                members.optional("expects", Members.object(StepJson::expectation)),
                members.list("changes", Members.object(StepJson::change)),
                members.get("reason", Parts::reason),
                members.text("risk", name -> EnumNames.parse(Risk.class, name)),
                members.optional("declaredAt", DiagnosticJson::range),
                members.list("after", Members.parsedText(StepId::parse)),
                members.list("slots", Members.parsedText(text -> text)),
                members.optionalText("estimate", Duration::parse));
    }

    private static Json write(Expectation expectation) {
        return Json.object()
                .put("ref", Parts.write(expectation.ref()))
                .put("identity", Parts.write(expectation.identity()))
                .put("mark", expectation.mark(), Parts::write)
                .build();
    }

    private static Expectation expectation(Members members) throws NotJson {
        return new Expectation(
                members.get("ref", Parts::ref),
                members.text("identity", Identity::parse),
                members.optional("mark", Parts::mark));
    }

    private static Json write(FieldChange change) {
        return Json.object()
                .put("path", change.path())
                .put("lastApplied", change.lastApplied(), FieldsJson::write)
                .put("observed", change.observed(), FieldsJson::write)
                .put("desired", change.desired(), FieldsJson::write)
                .put("effect", EnumNames.of(change.effect()))
                .put("stated", change.stated(), DiagnosticJson::write)
                .build();
    }

    private static FieldChange change(Members members) throws NotJson {
        return new FieldChange(
                members.text("path"),
                members.optional("lastApplied", FieldsJson::value),
                members.optional("observed", FieldsJson::value),
                members.optional("desired", FieldsJson::value),
                members.text("effect", name -> EnumNames.parse(FieldChange.Effect.class, name)),
                members.optional("stated", DiagnosticJson::range));
    }
}
