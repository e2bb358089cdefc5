package dev.homecroft.source;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import java.util.List;
import java.util.stream.Collectors;

/** Diagnostics as lines, for golden files. */
final class ProblemText {
    private ProblemText() {}

    static String of(List<Diagnostic> problems) {
        return problems.stream().map(ProblemText::of).collect(Collectors.joining("\n"));
    }

    private static String of(Diagnostic problem) {
        StringBuilder text = new StringBuilder();
        text.append("%s[%s]: %s\n".formatted(problem.severity().label(), problem.code(), problem.summary()));
        problem.subject().ifPresent(range -> text.append(place("at  ", range, problem.label())));
        problem.contexts().forEach(context -> text.append(place("see ", context.range(), context.label())));
        problem.hints().forEach(hint -> text.append("  hint ").append(hint).append('\n'));
        return text.toString();
    }

    private static String place(String word, SourceRange range, String label) {
        return "  %s %s-%s%s\n".formatted(word, range.start(), range.end(), label.isEmpty() ? "" : " " + label);
    }
}
