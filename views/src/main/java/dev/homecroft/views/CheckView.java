package dev.homecroft.views;

import dev.homecroft.kernel.Durations;
import dev.homecroft.kernel.Severity;
import dev.homecroft.kernel.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The report of {@code croft check}: every problem, then one line that sums it up. */
public final class CheckView {
    private CheckView() {}

    public static String text(CheckReport report, Paper paper, Excerpts excerpts) {
        String problems = new DiagnosticView(paper, excerpts).text(report.diagnostics());
        return problems + summary(report) + "\n";
    }

    private static String summary(CheckReport report) {
        List<String> parts = new ArrayList<>();
        List<String> counts =
                report.counts().stream().map(CheckReport.Count::words).toList();
        parts.add(report.lab() + (counts.isEmpty() ? "" : ": " + String.join(", ", counts)));
        parts.add(verdict(report));
        if (!report.took().isZero()) {
            parts.add(Durations.human(report.took()));
        }
        return String.join(" · ", parts);
    }

    private static String verdict(CheckReport report) {
        List<String> found = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long number = report.count(severity);
            if (number > 0) {
                found.add(Words.count(number, severity.label()));
            }
        }
        return found.isEmpty() ? "no problems" : String.join(", ", found);
    }

    public static Json json(CheckReport report) {
        Json.ObjBuilder counts = Json.object();
        report.counts().forEach(count -> counts.put(count.kind(), count.number()));
        return Json.object()
                .put("lab", report.lab())
                .put("counts", counts.build())
                .put("errors", report.count(Severity.ERROR))
                .put("warnings", report.count(Severity.WARNING))
                .put("diagnostics", Json.array(report.diagnostics(), DiagnosticView::json))
                .build();
    }
}
