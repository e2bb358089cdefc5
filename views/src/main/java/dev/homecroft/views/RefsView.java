package dev.homecroft.views;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.References;
import java.util.ArrayList;
import java.util.List;

/** References between the entries of a lab. */
public final class RefsView {
    private RefsView() {}

    public static String text(RefsReport report, Paper paper) {
        List<String> lines = new ArrayList<>();
        String thing = paper.paint(Ink.STRONG, report.thing().toString());
        String defined = report.definedAt().map(at -> "defined at " + place(at)).orElse("not defined");
        String uses = report.uses().isEmpty()
                ? "nothing refers to it"
                : Words.count(report.uses().size(), "reference");
        lines.add(thing + "  " + defined + " · " + uses);
        List<List<String>> rows = report.uses().stream()
                .map(use -> List.of(place(use.at()), use.by().toString(), use.field()))
                .toList();
        lines.addAll(new Table(paper, 2).lines(rows));
        return String.join("\n", lines) + "\n";
    }

    public static Json json(RefsReport report) {
        return Json.object()
                .put("thing", report.thing().toString())
                .put("definedAt", report.definedAt(), DiagnosticView::json)
                .put(
                        "uses",
                        Json.array(
                                report.uses(),
                                use -> Json.object()
                                        .put("by", use.by().toString())
                                        .put("field", use.field())
                                        .put("at", DiagnosticView.json(use.at()))
                                        .build()))
                .build();
    }

    /** Entries that nothing uses. */
    public static String unused(List<RefsReport> reports, Paper paper) {
        if (reports.isEmpty()) {
            return "Everything that is there to be used is used.\n";
        }
        List<List<String>> rows = reports.stream()
                .map(report -> List.of(
                        report.definedAt().map(RefsView::place).orElse(""),
                        report.thing().toString()))
                .toList();
        return Words.count(reports.size(), "definition") + " that nothing refers to\n"
                + String.join("\n", new Table(paper, 2).lines(rows)) + "\n";
    }

    public static Json unusedJson(List<RefsReport> reports) {
        return Json.object().put("unused", Json.array(reports, RefsView::json)).build();
    }

    /** What breaks without a thing. */
    public static String text(LossReport report, Paper paper) {
        if (report.losses().isEmpty()) {
            return "Nothing breaks without `" + report.thing() + "`: nothing refers to it.\n";
        }
        List<List<String>> rows = new ArrayList<>();
        for (References.Loss loss : report.losses()) {
            rows.add(List.of(
                    "  ".repeat(loss.distance() - 1) + loss.thing(),
                    "misses " + loss.because() + " as its " + loss.field(),
                    place(loss.at())));
        }
        return "Without " + paper.paint(Ink.STRONG, report.thing().toString()) + ", "
                + Words.count(report.losses().size(), "thing") + " "
                + (report.losses().size() == 1 ? "breaks" : "break") + "\n"
                + String.join("\n", new Table(paper, 2).lines(rows)) + "\n";
    }

    public static Json json(LossReport report) {
        return Json.object()
                .put("thing", report.thing().toString())
                .put(
                        "breaks",
                        Json.array(
                                report.losses(),
                                loss -> Json.object()
                                        .put("thing", loss.thing().toString())
                                        .put("because", loss.because().toString())
                                        .put("field", loss.field())
                                        .put("distance", loss.distance())
                                        .put("at", DiagnosticView.json(loss.at()))
                                        .build()))
                .build();
    }

    private static String place(SourceRange range) {
        return range.file() + ":" + range.start().line();
    }
}
