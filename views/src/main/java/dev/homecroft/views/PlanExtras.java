package dev.homecroft.views;

import dev.homecroft.state.Blocked;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Held;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of a plan that are not steps: what is refused, what waits to be named, what could not be read. */
record PlanExtras(Paper paper) {

    List<String> blocked(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (plan.blocked().isEmpty()) {
            return lines;
        }
        lines.add(paper.paint(Ink.STRONG, "blocked") + " (nothing is planned for these)");
        for (Blocked blocked : plan.blocked()) {
            String lead = "  " + paper.paint(Ink.ERROR, "✗") + " ";
            List<String> text = new ArrayList<>(
                    Columns.wrap(blocked.address() + "  " + blocked.problem().summary(), paper.width() - 4));
            if (!blocked.problem().detail().isEmpty()) {
                text.addAll(Columns.wrap(blocked.problem().detail(), paper.width() - 4));
            }
            blocked.problem().hints().forEach(hint -> text.addAll(Columns.wrap("next: " + hint, paper.width() - 4)));
            lines.add(lead + text.getFirst());
            text.stream().skip(1).forEach(line -> lines.add("    " + line));
        }
        lines.add("");
        return lines;
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

    /** One line for each target that was not read wholly and just now. */
    List<String> unread(Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.header().reach().forEach((target, freshness) -> {
            switch (freshness) {
                case Freshness.Fresh() -> {}
                case Freshness.Stale(var since, String why) ->
                    lines.addAll(Columns.wrap(
                            "! " + target + " was last read at " + Times.at(since) + ": " + why, paper.width()));
                case Freshness.Unreachable(String why) ->
                    lines.addAll(Columns.wrap("! " + target + " can't be read: " + why, paper.width()));
            }
        });
        return lines;
    }
}
