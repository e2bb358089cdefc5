package dev.homecroft.state.json;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.DiagnosticJson;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader.NotJson;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.kernel.json.Members;
import dev.homecroft.kernel.json.Place;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Foreign;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Held;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import java.io.Writer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan as JSON. What is read back is exactly what was written: its id is the digest of all the rest. */
public final class PlanJson {
    private PlanJson() {}

    public static Json write(Plan plan) {
        return content(plan).put("id", plan.id()).build();
    }

    /**
     * Reads a plan file; throws CroftException with {@code plan-file} when it is none of this version, was changed after it
     * was written, or has steps that can't be put in order.
     */
    public static Plan read(String text) {
        Plan plan = Parts.file("plan-file", "a plan", text, PlanJson::read);
        if (!plan.id().equals(PlanId.of(plan))) {
            throw new CroftException(Diagnostic.error("plan-file", "This plan was changed after it was made.")
                    .detail("Its id is the digest of its content, and the two differ.")
                    .hint("Make a new plan.")
                    .build());
        }
        return plan;
    }

    /** As {@link #read(String)}, but without a look at the id; for a plan inside something else that we wrote. */
    public static Plan read(Json json, Place place) throws NotJson {
        return Members.read(json, place, members -> {
            Parts.format(members);
            Plan plan = new Plan(
                    members.text("id"),
                    members.get("header", Members.object(PlanJson::header)),
                    members.list("steps", Members.object(StepJson::read)),
                    members.get("slots", PlanJson::slots),
                    members.list("unchanged", Members.object(PlanJson::unchanged)),
                    members.list("blocked", Members.object(PlanJson::blocked)),
                    members.list("held", Members.object(PlanJson::held)),
                    members.list("foreign", Members.object(PlanJson::foreign)));
            requireOrder(plan);
            return plan;
        });
    }

    /** The plan under the id that its content has. */
    public static Plan identified(Plan plan) {
        return new Plan(
                PlanId.of(plan),
                plan.header(),
                plan.steps(),
                plan.slots(),
                plan.unchanged(),
                plan.blocked(),
                plan.held(),
                plan.foreign());
    }

    /** The bytes that the id is the digest of. */
    static void canonicalWithoutId(Plan plan, Writer out) {
        JsonText.canonical(content(plan).build(), out);
    }

    private static Json.ObjBuilder content(Plan plan) {
        Json.ObjBuilder slots = Json.object();
        plan.slots().forEach((name, count) -> slots.put(name, Json.of(count)));
        return Json.object()
                .put("format", Parts.FORMAT)
                .put("header", write(plan.header()))
                .put("steps", Json.array(plan.steps(), StepJson::write))
                .put("slots", slots.build())
                .put("unchanged", Json.array(plan.unchanged(), PlanJson::write))
                .put("blocked", Json.array(plan.blocked(), PlanJson::write))
                .put("held", Json.array(plan.held(), PlanJson::write))
                .put("foreign", Json.array(plan.foreign(), PlanJson::write));
    }

    private static void requireOrder(Plan plan) throws NotJson {
        Set<StepId> before = new HashSet<>();
        for (Step step : plan.steps()) {
            if (!before.containsAll(step.after())) {
                throw Members.fault(
                        Place.ROOT.member("steps"), "`" + step.id() + "` does not come after all steps that it needs");
            }
            if (!before.add(step.id())) {
                throw Members.fault(Place.ROOT.member("steps"), "`" + step.id() + "` is there twice");
            }
        }
    }

    private static SortedMap<String, Integer> slots(Json json, Place place) throws NotJson {
        SortedMap<String, Integer> slots = new TreeMap<>();
        for (var slot : Members.map(json, place, Members::whole).entrySet()) {
            if (slot.getValue() < 1 || slot.getValue() > Integer.MAX_VALUE) {
                throw Members.fault(place, "expected a count from 1 on");
            }
            slots.put(slot.getKey(), slot.getValue().intValue());
        }
        return slots;
    }

    private static Json write(PlanHeader header) {
        Json.ObjBuilder reach = Json.object();
        header.reach().forEach((target, freshness) -> reach.put(target.toString(), Parts.write(freshness)));
        return Json.object()
                .put("lab", header.lab())
                .put("labId", header.labId())
                .put("commit", header.commit(), Json::of)
                .put("at", header.at().toString())
                .put("parentRun", header.parentRun(), Json::of)
                .put("observed", header.observed())
                .put("reach", reach.build())
                .put("named", Json.strings(header.named()))
                .put("problems", Json.array(header.problems(), DiagnosticJson::write))
                .put("sandbox", header.sandbox())
                .build();
    }

    private static PlanHeader header(Members members) throws NotJson {
        SortedMap<Target, Freshness> reach = new TreeMap<>();
        members.get("reach", (json, place) -> Members.map(json, place, Parts::freshness))
                .forEach((target, freshness) -> reach.put(Target.parse(target), freshness));
        return new PlanHeader(
                members.text("lab"),
                members.text("labId"),
                members.optionalText("commit", text -> text),
                members.text("at", Instant::parse),
                members.optionalText("parentRun", text -> text),
                members.text("observed"),
                reach,
                members.list("named", Members.parsedText(text -> text)),
                members.list("problems", DiagnosticJson::read),
                members.flag("sandbox"));
    }

    private static Json write(Unchanged unchanged) {
        return Json.object()
                .put("address", unchanged.address().toString())
                .put("reason", Parts.write(unchanged.reason()))
                .build();
    }

    private static Unchanged unchanged(Members members) throws NotJson {
        return new Unchanged(members.text("address", Address::parse), members.get("reason", Parts::reason));
    }

    private static Json write(Blocked blocked) {
        return Json.object()
                .put("address", blocked.address().toString())
                .put("problem", DiagnosticJson.write(blocked.problem()))
                .build();
    }

    private static Blocked blocked(Members members) throws NotJson {
        return new Blocked(members.text("address", Address::parse), members.get("problem", DiagnosticJson::read));
    }

    private static Json write(Held held) {
        return Json.object()
                .put("address", held.address().toString())
                .put("ref", Parts.write(held.ref()))
                .put("reason", Parts.write(held.reason()))
                .put("destroys", Json.strings(held.destroys()))
                .build();
    }

    private static Held held(Members members) throws NotJson {
        return new Held(
                members.text("address", Address::parse),
                members.get("ref", Parts::ref),
                members.get("reason", Parts::reason),
                members.list("destroys", Members.parsedText(text -> text)));
    }

    private static Json write(Foreign foreign) {
        return Json.object()
                .put("ref", Parts.write(foreign.ref()))
                .put("kind", foreign.kind())
                .put("name", foreign.name())
                .put("why", foreign.why())
                .build();
    }

    private static Foreign foreign(Members members) throws NotJson {
        return new Foreign(
                members.get("ref", Parts::ref), members.text("kind"), members.text("name"), members.text("why"));
    }
}
