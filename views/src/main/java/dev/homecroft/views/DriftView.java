package dev.homecroft.views;

import dev.homecroft.kernel.json.DiagnosticJson;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.state.Drift;
import dev.homecroft.state.FieldChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drift: each field that somebody else changed, who it was, and the two ways out. */
public final class DriftView {
    private DriftView() {}

    public static String text(DriftReport report, Paper paper) {
        List<String> lines = new ArrayList<>();
        lines.add(head(report));
        if (!report.entries().isEmpty()) {
            lines.add("");
            lines.addAll(new Table(paper, 0).lines(rows(report)));
            lines.add("");
            lines.addAll(Columns.wrap(ways(report), paper.width()));
        }
        List<String> problems = new PlanExtras(paper).problems(report.header());
        if (!problems.isEmpty()) {
            lines.add("");
            lines.addAll(problems.subList(0, problems.size() - 1));
        }
        report.unused().forEach(thing -> lines.addAll(Columns.wrap(PlanExtras.unused(thing), paper.width())));
        report.unread().forEach(target -> lines.addAll(Columns.wrap("! not read: " + target, paper.width())));
        report.looks().forEach(look -> lines.addAll(Columns.wrap(look(look, report.now()), paper.width())));
        return String.join("\n", lines) + "\n";
    }

    private static String look(DriftReport.Look look, Instant now) {
        if (look.isFull()) {
            return "%s: a full look, %d things were read.".formatted(look.target(), look.all());
        }
        String kind =
                "%s: a quick look. %s may have changed and %s read; the other %d are as the full look %s saw them."
                        .formatted(
                                look.target(),
                                Words.count(look.read(), "thing"),
                                look.read() == 1 ? "was" : "were",
                                look.all() - look.read(),
                                Times.ago(look.fullAt(), now));
        return kind + " " + String.join(" ", look.unseen());
    }

    private static String head(DriftReport report) {
        String from = report.header().lab()
                + (report.header().sandbox() ? " (sandbox)" : "")
                + report.header()
                        .commit()
                        .map(id -> " at commit " + PlanView.shortened(id))
                        .orElse("");
        int number = report.entries().size();
        String unread = report.unread().isEmpty() ? "" : ", as far as it could be read";
        if (number == 0) {
            return "Nothing differs from " + from + unread;
        }
        return Words.count(number, "thing") + (number == 1 ? " differs from " : " differ from ") + from + unread;
    }

    private static List<List<String>> rows(DriftReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (DriftReport.Entry entry : report.entries()) {
            Drift drift = entry.drift();
            String name = drift.address().kind() + " " + drift.address().name();
            String author = entry.author().map(by -> author(by, report.now())).orElse("unknown");
            if (drift.isGone()) {
                rows.add(List.of(name, "gone", "we made it; it is not there", author));
            }
            boolean first = true;
            for (FieldChange change : drift.changes()) {
                rows.add(List.of(first ? name : "", change.path(), difference(change), first ? author : ""));
                first = false;
            }
        }
        return rows;
    }

    private static String difference(FieldChange change) {
        return "declared " + Words.line(change.desired()) + " · found " + Words.line(change.observed());
    }

    private static String author(DriftReport.Author author, Instant now) {
        List<String> parts = new ArrayList<>();
        parts.add(author.who().orElse("unknown"));
        author.when().ifPresent(when -> parts.add(Times.ago(when, now)));
        if (!author.what().isEmpty()) {
            parts.add(author.what());
        }
        return String.join(", ", parts);
    }

    private static String ways(DriftReport report) {
        Optional<DriftReport.Entry> adoptable = report.entries().stream()
                .filter(entry -> !entry.drift().changes().isEmpty())
                .findFirst();
        String apply = "`croft apply` puts " + (report.entries().size() == 1 ? "it" : "them") + " right";
        return adoptable
                .map(entry -> {
                    FieldChange change = entry.drift().changes().getFirst();
                    String where = change.stated()
                            .map(range -> " into " + range.file() + ":"
                                    + range.start().line())
                            .orElse(" into the lab's files");
                    return apply + " · `croft adopt " + entry.drift().address().kind() + " "
                            + entry.drift().address().name() + " " + change.path() + "` writes "
                            + Words.line(change.observed()) + where;
                })
                .orElse(apply);
    }

    public static Json json(DriftReport report) {
        return Json.object()
                .put("lab", report.header().lab())
                .put("commit", report.header().commit(), Json::of)
                .put("sandbox", report.header().sandbox())
                .put("drift", Json.array(report.entries(), DriftView::json))
                .put(
                        "unused",
                        Json.array(
                                report.unused(),
                                thing -> Json.of(thing.address().toString())))
                .put("unread", Json.strings(report.unread()))
                .put("problems", Json.array(report.header().problems(), DiagnosticJson::write))
                .put("looks", Json.array(report.looks(), DriftView::json))
                .build();
    }

    private static Json json(DriftReport.Look look) {
        return Json.object()
                .put("target", look.target().toString())
                .put("full", look.isFull())
                .put("fullAt", look.fullAt().toString())
                .put("read", look.read())
                .put("all", look.all())
                .put("unseen", Json.strings(look.unseen()))
                .build();
    }

    private static Json json(DriftReport.Entry entry) {
        return Json.object()
                .put("address", entry.drift().address().toString())
                .put("ref", entry.drift().ref(), ref -> Json.of(ref.toString()))
                .put("gone", entry.drift().isGone())
                .put("certain", entry.drift().certain())
                .put(
                        "changes",
                        Json.array(
                                entry.drift().changes(),
                                change -> Json.object()
                                        .put("path", change.path())
                                        .put("declared", change.desired(), value -> Json.of(value.toString()))
                                        .put("found", change.observed(), value -> Json.of(value.toString()))
                                        .put("lastApplied", change.lastApplied(), value -> Json.of(value.toString()))
                                        .put("stated", change.stated(), DiagnosticView::json)
                                        .build()))
                .put("author", entry.author(), DriftView::json)
                .build();
    }

    private static Json json(DriftReport.Author author) {
        return Json.object()
                .put("who", author.who(), Json::of)
                .put("when", author.when(), when -> Json.of(when.toString()))
                .put("what", author.what())
                .build();
    }
}
