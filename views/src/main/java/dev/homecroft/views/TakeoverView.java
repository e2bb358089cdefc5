package dev.homecroft.views;

import dev.homecroft.kernel.json.Json;
import java.util.List;

/** What is taken over into a lab's files, and what is not. */
public final class TakeoverView {
    private TakeoverView() {}

    /** The changes line by line, and what has to be said besides. */
    public static String text(TakeoverReport report, Paper paper) {
        StringBuilder text = new StringBuilder(EditView.diff(report.files(), paper));
        report.left()
                .forEach(left -> text.append("not taken over: %s, because %s%n"
                        .formatted(Columns.visible(left.what()), Columns.visible(left.why()))));
        report.todo().forEach(todo -> text.append("to do: %s%n".formatted(Columns.visible(todo))));
        if (report.following() > 0) {
            text.append("`croft plan` shows %s for other systems, such as names of guests%n"
                    .formatted(Words.count(report.following(), "step")));
        }
        return text.toString();
    }

    /** How it ended, and how it goes on. */
    public static String result(TakeoverReport report) {
        List<String> paths =
                report.files().files().stream().map(EditReport.FileEdit::path).toList();
        String marks = report.marks().isEmpty()
                ? "croft plan"
                : "croft plan, which puts our mark on %s"
                        .formatted(Words.count(report.marks().size(), "object"));
        return "%s taken over into %s%nnext: %s%n"
                .formatted(Words.count(report.taken().size(), "thing"), String.join(", ", paths), marks);
    }

    public static Json json(TakeoverReport report) {
        return Json.object()
                .put("edit", EditView.json(report.files()))
                .put("taken", Json.strings(report.taken()))
                .put(
                        "marks",
                        Json.array(
                                report.marks(),
                                mark -> Json.object()
                                        .put("thing", mark.thing().toString())
                                        .put("object", mark.object().toString())
                                        .put("identity", mark.identity().toString())
                                        .build()))
                .put(
                        "left",
                        Json.array(
                                report.left(),
                                left -> Json.object()
                                        .put("what", left.what())
                                        .put("why", left.why())
                                        .build()))
                .put("todo", Json.strings(report.todo()))
                .put("following", report.following())
                .build();
    }
}
