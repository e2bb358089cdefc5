package dev.homecroft.state.json;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.EnumNames;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonReader.NotJson;
import dev.homecroft.kernel.json.Members;
import dev.homecroft.kernel.json.Place;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Target;
import java.time.Instant;

/** The small values that several of the larger ones share. */
final class Parts {
    /** The version of all of these files. */
    static final long FORMAT = 1;

    private Parts() {}

    /** Reads a whole text; {@code what} says in words what it should have been. */
    static <T> T file(String code, String what, String text, Members.Element<T> element) {
        try {
            return element.read(JsonReader.read(text), Place.ROOT);
        } catch (NotJson fault) {
            throw new CroftException(Diagnostic.error(code, "This is not " + what + " that this version can read.")
                    .detail(fault.getMessage() + ".")
                    .build());
        }
    }

    static void format(Members members) throws NotJson {
        long format = members.whole("format");
        if (format != FORMAT) {
            throw Members.fault(Place.ROOT.member("format"), "expected " + FORMAT + ", got " + format);
        }
    }

    static Json write(ObjectRef ref) {
        return Json.object()
                .put("target", ref.target().toString())
                .put("locator", ref.locator())
                .build();
    }

    static ObjectRef ref(Json json, Place place) throws NotJson {
        return Members.read(
                json, place, members -> new ObjectRef(members.text("target", Target::parse), members.text("locator")));
    }

    static Json write(Identity identity) {
        return Json.of(identity.toString());
    }

    static Json write(Mark mark) {
        return Json.object()
                .put("lab", mark.lab())
                .put("address", mark.address().toString())
                .put("identity", mark.identity(), Parts::write)
                .put("intent", mark.intent())
                .build();
    }

    static Mark mark(Json json, Place place) throws NotJson {
        return Members.read(
                json,
                place,
                members -> new Mark(
                        members.text("lab"),
                        members.text("address", Address::parse),
                        members.optionalText("identity", Identity::parse),
                        members.text("intent")));
    }

    static Json write(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Fresh() -> Json.object().put("state", "fresh").build();
            case Freshness.Stale(Instant since, String why) ->
                Json.object()
                        .put("state", "stale")
                        .put("since", since.toString())
                        .put("why", why)
                        .build();
            case Freshness.Unreachable(String why) ->
                Json.object().put("state", "unreachable").put("why", why).build();
        };
    }

    static Freshness freshness(Json json, Place place) throws NotJson {
        return Members.read(json, place, members -> {
            String state = members.text("state");
            return switch (state) {
                case "fresh" -> Freshness.FRESH;
                case "stale" -> new Freshness.Stale(members.text("since", Instant::parse), members.text("why"));
                case "unreachable" -> new Freshness.Unreachable(members.text("why"));
                default -> throw new IllegalArgumentException(state);
            };
        });
    }

    static Json write(Reason reason) {
        return Json.object()
                .put("code", EnumNames.of(reason.code()))
                .put("text", reason.text())
                .build();
    }

    static Reason reason(Json json, Place place) throws NotJson {
        return Members.read(
                json,
                place,
                members -> new Reason(
                        members.text("code", name -> EnumNames.parse(Reason.Code.class, name)), members.text("text")));
    }
}
