package dev.homecroft.views;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Held;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parts of a plan that are not steps: what is refused, what waits to be named, what could not be read. */
record PlanExtras(Paper paper) {

    /** What is refused; things that are so for the very same reason stand together. */
    List<String> blocked(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (plan.blocked().isEmpty()) {
            return lines;
        }
        Map<List<Object>, List<Blocked>> byReason = new LinkedHashMap<>();
        for (Blocked blocked : plan.blocked()) {
            Diagnostic problem = blocked.problem();
            byReason.computeIfAbsent(
                            List.of(problem.code(), problem.summary(), problem.detail(), problem.hints()),
                            reason -> new ArrayList<>())
                    .add(blocked);
        }
        lines.add(paper.paint(Ink.STRONG, "blocked") + " (nothing is planned for these)");
        byReason.values().forEach(alike -> lines.addAll(blocked(alike)));
        lines.add("");
        return lines;
    }

    private List<String> blocked(List<Blocked> alike) {
        Diagnostic problem = alike.getFirst().problem();
        if (alike.size() == 1) {
            return problem("✗", alike.getFirst().address() + "  " + problem.summary(), problem);
        }
        List<String> lines = problem("✗", Words.count(alike.size(), "thing") + ": " + problem.summary(), problem);
        String names = String.join(
                ", ", alike.stream().map(each -> each.address().toString()).toList());
        lines.addAll(faint(names));
        return lines;
    }

    private List<String> problem(String sign, String head, Diagnostic problem) {
        List<String> text = new ArrayList<>(Columns.wrap(head, paper.width() - 4));
        if (!problem.detail().isEmpty()) {
            text.addAll(Columns.wrap(problem.detail(), paper.width() - 4));
        }
        problem.hints().forEach(hint -> text.addAll(Columns.wrap("next: " + hint, paper.width() - 4)));
        List<String> lines = new ArrayList<>();
        lines.add("  " + paper.paint(Ink.ERROR, sign) + " " + text.getFirst());
        text.stream().skip(1).forEach(line -> lines.add("    " + line));
        return lines;
    }

    /** What could not be read, each with what to do about it and the targets of which nothing is known for it. */
    List<String> problems(PlanHeader header) {
        List<String> lines = new ArrayList<>();
        if (header.problems().isEmpty()) {
            return lines;
        }
        lines.add(paper.paint(Ink.STRONG, "while reading"));
        for (Diagnostic problem : header.problems()) {
            lines.addAll(problem(problem.isError() ? "✗" : "!", problem.summary(), problem));
            List<String> targets = header.reach().entrySet().stream()
                    .filter(target -> target.getValue() instanceof Freshness.Unreachable(String why)
                            && why.equals(problem.summary()))
                    .map(target -> target.getKey().toString())
                    .toList();
            if (!targets.isEmpty()) {
                lines.addAll(faint("nothing is known now of " + String.join(", ", targets)));
            }
        }
        lines.add("");
        return lines;
    }

    private List<String> faint(String text) {
        return Columns.wrap(text, paper.width() - 4).stream()
                .map(line -> "    " + paper.paint(Ink.FAINT, line))
                .toList();
    }

    List<String> held(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (plan.held().isEmpty()) {
            return lines;
        }
        lines.add(paper.paint(Ink.STRONG, "held back") + " (destroys something, so it must be named)");
        List<List<String>> rows = plan.held().stream().map(PlanExtras::row).toList();
        lines.addAll(new Table(paper, 2).lines(rows));
        lines.add("  next: `croft apply --destroy " + plan.held().getFirst().address() + "`"
                + (plan.held().size() > 1 ? ", and so on for the others you mean" : ""));
        lines.add("");
        return lines;
    }

    private static List<String> row(Held held) {
        String gone = held.destroys().isEmpty() ? "" : "destroys " + String.join(", ", held.destroys()) + " · ";
        return List.of("- " + held.address().kind(), held.address().name(), gone + Reasons.words(held.reason()));
    }

    /** One line for each reason why things stay as they are because of a drained host. */
    List<String> drained(Plan plan) {
        Map<String, List<String>> names = new TreeMap<>();
        for (Unchanged thing : plan.unchanged()) {
            if (thing.reason().code() == Reason.Code.HOST_DRAINED) {
                names.computeIfAbsent(Reasons.words(thing.reason()), reason -> new ArrayList<>())
                        .add(thing.address().name());
            }
        }
        List<String> lines = new ArrayList<>();
        names.forEach((reason, things) ->
                lines.addAll(Columns.wrap("kept: " + String.join(", ", things) + " · " + reason, paper.width())));
        return lines;
    }

    /** What is ours and in no use, each with what to do about it. */
    List<String> unused(Plan plan) {
        return plan.unchanged().stream()
                .filter(thing -> thing.reason().code() == Reason.Code.UNUSED)
                .flatMap(thing -> Columns.wrap(unused(thing), paper.width()).stream())
                .toList();
    }

    static String unused(Unchanged thing) {
        return "unused: %s %s · %s"
                .formatted(thing.address().kind(), thing.address().name(), Reasons.words(thing.reason()));
    }

    /** One line for each target that was not read wholly and just now, and of which no problem tells. */
    List<String> unread(Plan plan) {
        List<String> lines = new ArrayList<>();
        Set<String> told =
                plan.header().problems().stream().map(Diagnostic::summary).collect(Collectors.toSet());
        plan.header().reach().forEach((target, freshness) -> {
            switch (freshness) {
                case Freshness.Fresh() -> {}
                case Freshness.Stale(var since, String why) ->
                    lines.addAll(Columns.wrap(
                            "! " + target + " was last read at " + Times.at(since) + ": " + why, paper.width()));
                case Freshness.Unreachable(String why) when told.contains(why) -> {}
                case Freshness.Unreachable(String why) ->
                    lines.addAll(Columns.wrap("! " + target + " can't be read: " + why, paper.width()));
            }
        });
        return lines;
    }
}
