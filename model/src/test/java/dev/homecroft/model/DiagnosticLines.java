package dev.homecroft.model;

import dev.homecroft.kernel.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** Diagnostics as plain lines, for golden files. */
public final class DiagnosticLines {
    private DiagnosticLines() {}

    public static String of(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(DiagnosticLines::of).collect(Collectors.joining());
    }

    private static String of(Diagnostic problem) {
        StringBuilder text = new StringBuilder();
        problem.subject().ifPresent(range -> text.append(range).append(' '));
        text.append("%s[%s] %s%n".formatted(problem.severity().label(), problem.code(), problem.summary()));
        line(text, "label", problem.label());
        line(text, "detail", problem.detail());
        problem.contexts().forEach(context -> line(text, "see", context.range() + " " + context.label()));
        problem.hints().forEach(hint -> line(text, "hint", hint));
        return text.toString();
    }

    private static void line(StringBuilder text, String word, String words) {
        if (!words.isEmpty()) {
            text.append("  %s: %s%n".formatted(word, words));
        }
    }
}
