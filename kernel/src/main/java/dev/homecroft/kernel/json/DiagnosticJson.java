package dev.homecroft.kernel.json;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Severity;
import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.json.JsonReader.NotJson;
import java.util.List;

/** Diagnostics and places in files as JSON. A position is {@code [line, column, offset]}. */
public final class DiagnosticJson {
    private DiagnosticJson() {}

    public static Json write(Diagnostic diagnostic) {
        return Json.object()
                .put("severity", EnumNames.of(diagnostic.severity()))
                .put("code", diagnostic.code())
                .put("summary", diagnostic.summary())
                .put("detail", diagnostic.detail())
                .put("subject", diagnostic.subject(), DiagnosticJson::write)
                .put("label", diagnostic.label())
                .put("contexts", Json.array(diagnostic.contexts(), DiagnosticJson::write))
                .put("address", diagnostic.address(), address -> Json.of(address.toString()))
                .put("hints", Json.strings(diagnostic.hints()))
                .build();
    }

    public static Json write(SourceRange range) {
        return Json.object()
                .put("file", range.file())
                .put("start", write(range.start()))
                .put("end", write(range.end()))
                .build();
    }

    /** Strict: throws for a member that is missing, unknown or of another type. */
    public static Diagnostic read(Json json, Place place) throws NotJson {
        return Members.read(
                json,
                place,
                members -> new Diagnostic(
                        members.text("severity", name -> EnumNames.parse(Severity.class, name)),
                        members.text("code"),
                        members.text("summary"),
                        members.text("detail"),
                        members.optional("subject", DiagnosticJson::range),
                        members.text("label"),
                        members.list("contexts", Members.object(DiagnosticJson::context)),
                        members.optionalText("address", Address::parse),
                        members.list("hints", Members.parsedText(text -> text))));
    }

    public static SourceRange range(Json json, Place place) throws NotJson {
        return Members.read(
                json,
                place,
                members -> new SourceRange(
                        members.text("file"),
                        members.get("start", DiagnosticJson::position),
                        members.get("end", DiagnosticJson::position)));
    }

    private static Json write(Diagnostic.Context context) {
        return Json.object()
                .put("range", write(context.range()))
                .put("label", context.label())
                .build();
    }

    private static Json write(SourcePosition position) {
        return Json.of(List.of(Json.of(position.line()), Json.of(position.column()), Json.of(position.offset())));
    }

    private static Diagnostic.Context context(Members members) throws NotJson {
        return new Diagnostic.Context(members.get("range", DiagnosticJson::range), members.text("label"));
    }

    private static SourcePosition position(Json json, Place place) throws NotJson {
        List<Long> numbers = Members.list(json, place, Members::whole);
        if (numbers.size() != 3) {
            throw Members.fault(place, "expected line, column and offset");
        }
        try {
            return new SourcePosition(
                    Math.toIntExact(numbers.get(0)), Math.toIntExact(numbers.get(1)), Math.toIntExact(numbers.get(2)));
        } catch (IllegalArgumentException | ArithmeticException unknown) {
            throw Members.fault(place, "expected line, column and offset");
        }
    }
}
