package dev.homecroft.views;

import dev.homecroft.kernel.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Facts with their places and what is derived from them. */
public final class FactsView {
    private static final int LONGEST = 60;

    private FactsView() {}

    public static String text(FactsReport report, Paper paper) {
        StringBuilder text = new StringBuilder();
        for (FactsReport.Fact fact : report.facts()) {
            String place = fact.at().file() + ":" + fact.at().start().line();
            text.append(paper.paint(Ink.FAINT, place)).append("  ").append(fact.path());
            text.append(fact.value().isEmpty() ? "" : "  " + line(fact.value())).append('\n');
            List<List<String>> rows = new ArrayList<>();
            fact.derived()
                    .forEach(derived ->
                            rows.add(List.of("→ " + derived.thing(), derived.field() + "  " + line(derived.value()))));
            new Table(paper, 4).lines(rows).forEach(row -> text.append(row).append('\n'));
        }
        return text + Words.count(report.facts().size(), "fact") + ", " + Words.count(report.derivedCount(), "value")
                + " derived\n";
    }

    private static String line(String value) {
        String first = value.lines().findFirst().orElse("");
        return Columns.visible(Columns.cut(first, LONGEST)) + (value.strip().contains("\n") ? " …" : "");
    }

    public static Json json(FactsReport report) {
        return Json.object()
                .put("facts", Json.array(report.facts(), FactsView::json))
                .build();
    }

    private static Json json(FactsReport.Fact fact) {
        return Json.object()
                .put("path", fact.path())
                .put("value", fact.value())
                .put("at", DiagnosticView.json(fact.at()))
                .put(
                        "derived",
                        Json.array(
                                fact.derived(),
                                derived -> Json.object()
                                        .put("thing", derived.thing().toString())
                                        .put("field", derived.field())
                                        .put("value", derived.value())
                                        .build()))
                .build();
    }
}
