package dev.homecroft.views;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Severity;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Diagnostics: what, the places with their excerpts, details, and what to do. */
public final class DiagnosticView {
    private static final String INDENT = "  ";

    private final Paper paper;
    private final Excerpts excerpts;

    public DiagnosticView(Paper paper, Excerpts excerpts) {
        this.paper = paper;
        this.excerpts = excerpts;
    }

    /** All of them, with an empty line after each. */
    public String text(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        diagnostics.forEach(diagnostic -> text.append(text(diagnostic)).append('\n'));
        return text.toString();
    }

    /** One, ending with a line feed. */
    public String text(Diagnostic diagnostic) {
        return text(diagnostic, diagnostic.severity().label());
    }

    /** One under another word than its severity, such as {@code refused}. */
    public String text(Diagnostic diagnostic, String word) {
        Ink ink = ink(diagnostic.severity());
        List<String> lines = new ArrayList<>();
        String head = word + "[" + diagnostic.code() + "]";
        List<String> summary = Columns.wrap(head + ": " + Columns.visible(diagnostic.summary()), paper.width());
        lines.add(paper.paint(ink, head) + summary.getFirst().substring(head.length()));
        summary.stream().skip(1).forEach(line -> lines.add(INDENT + line));
        places(diagnostic, lines);
        if (!diagnostic.detail().isEmpty()) {
            indented(diagnostic.detail(), INDENT, lines);
        }
        for (String hint : diagnostic.hints()) {
            List<String> wrapped = Columns.wrap(hint, paper.width() - 8);
            lines.add(INDENT + paper.paint(Ink.HINT, "hint:") + " " + wrapped.getFirst());
            wrapped.stream().skip(1).forEach(line -> lines.add("        " + line));
        }
        return String.join("\n", lines) + "\n";
    }

    private void indented(String text, String indent, List<String> lines) {
        Columns.wrap(text, paper.width() - indent.length()).forEach(line -> lines.add((indent + line).stripTrailing()));
    }

    private void places(Diagnostic diagnostic, List<String> lines) {
        int gutter = diagnostic.contexts().stream()
                .map(Diagnostic.Context::range)
                .mapToInt(DiagnosticView::digits)
                .reduce(diagnostic.subject().map(DiagnosticView::digits).orElse(1), Math::max);
        ExcerptView view = new ExcerptView(paper, excerpts, Math.max(2, gutter));
        diagnostic
                .subject()
                .ifPresent(
                        range -> lines.addAll(view.lines(range, diagnostic.label(), '^', ink(diagnostic.severity()))));
        diagnostic
                .contexts()
                .forEach(context -> lines.addAll(view.lines(context.range(), context.label(), '-', Ink.NOTE)));
    }

    private static int digits(SourceRange range) {
        return Integer.toString(range.start().line()).length();
    }

    private static Ink ink(Severity severity) {
        return switch (severity) {
            case ERROR -> Ink.ERROR;
            case WARNING -> Ink.WARNING;
            case NOTE -> Ink.NOTE;
        };
    }

    /** For programs: the same parts by name. */
    public static Json json(Diagnostic diagnostic) {
        return Json.object()
                .put("severity", diagnostic.severity().label())
                .put("code", diagnostic.code())
                .put("summary", diagnostic.summary())
                .put("detail", diagnostic.detail())
                .put("at", diagnostic.subject(), DiagnosticView::json)
                .put("label", diagnostic.label())
                .put(
                        "contexts",
                        Json.array(
                                diagnostic.contexts(),
                                context -> Json.object()
                                        .put("at", json(context.range()))
                                        .put("label", context.label())
                                        .build()))
                .put("about", diagnostic.address(), address -> Json.of(address.toString()))
                .put("hints", Json.strings(diagnostic.hints()))
                .build();
    }

    public static Json json(SourceRange range) {
        return Json.object()
                .put("file", range.file())
                .put("line", range.start().line())
                .put("column", range.start().column())
                .put("endLine", range.end().line())
                .put("endColumn", range.end().column())
                .build();
    }
}
