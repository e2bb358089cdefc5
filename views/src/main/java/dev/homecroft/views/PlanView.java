package dev.homecroft.views;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Layer;
import dev.homecroft.state.Foreign;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A plan on one screen if it can be: what, why and how risky, from the bottom of the lab to its top.
 *
 * @param now the time it is looked at
 * @param foreign whether to list what is not ours
 */
public record PlanView(Paper paper, Instant now, boolean foreign) {
    /** From this width on there is a column for the reasons. */
    private static final int WIDE = 110;

    private static final int WIDEST_NAME = 44;
    private static final int FEW = 3;

    public String text(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Columns.wrap(head(plan), paper.width()));
        lines.add("");
        lines.addAll(layers(plan));
        PlanExtras extras = new PlanExtras(paper);
        lines.addAll(extras.problems(plan.header()));
        lines.addAll(extras.blocked(plan));
        lines.addAll(extras.held(plan));
        if (foreign) {
            lines.addAll(foreign(plan.foreign()));
        }
        lines.addAll(summary(plan));
        return String.join("\n", lines) + "\n";
    }

    private String head(Plan plan) {
        String commit =
                plan.header().commit().map(id -> " at commit " + shortened(id)).orElse("");
        String sandbox = plan.header().sandbox() ? " (sandbox)" : "";
        if (plan.isEmpty() && plan.held().isEmpty() && plan.blocked().isEmpty()) {
            return "Nothing to do for " + plan.header().lab() + sandbox + commit + ", observed "
                    + Times.ago(plan.header().at(), now);
        }
        return "Plan " + plan.id() + " for " + plan.header().lab() + sandbox + commit + ", observed "
                + Times.ago(plan.header().at(), now);
    }

    /** The first seven digits, and the sign of a changed folder. */
    static String shortened(String commit) {
        boolean dirty = commit.endsWith("+");
        String id = dirty ? commit.substring(0, commit.length() - 1) : commit;
        return id.substring(0, Math.min(7, id.length())) + (dirty ? " with changes on top" : "");
    }

    private List<String> layers(Plan plan) {
        Map<Layer, Map<Address, List<Step>>> grouped = new EnumMap<>(Layer.class);
        plan.steps()
                .forEach(step -> grouped.computeIfAbsent(step.layer(), layer -> new LinkedHashMap<>())
                        .computeIfAbsent(step.id().address(), thing -> new ArrayList<>())
                        .add(step));
        int kind = widest(plan, step -> Columns.width(step.id().address().kind()));
        int name = Math.min(
                WIDEST_NAME,
                widest(plan, step -> Columns.width(step.id().address().name())));
        List<String> lines = new ArrayList<>();
        grouped.forEach((layer, things) -> {
            lines.add(paper.paint(Ink.STRONG, layer.number() + " " + layer.label()));
            things.forEach((thing, steps) -> {
                for (int i = 0; i < steps.size(); i++) {
                    lines.addAll(row(steps.get(i), i == 0, kind, name));
                }
            });
        });
        if (!lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    private static int widest(Plan plan, ToIntFunction<Step> width) {
        return plan.steps().stream().mapToInt(width).max().orElse(0);
    }

    private List<String> row(Step step, boolean first, int kindWidth, int nameWidth) {
        Address thing = step.id().address();
        String kind = Columns.left(first ? thing.kind() : "", kindWidth);
        String name = Columns.left(first ? thing.name() : "", nameWidth);
        String symbol = paper.paint(StepWords.ink(step.action()), step.action().symbol());
        int column = 2 + 2 + kindWidth + 2 + nameWidth + 2;
        String lead = "  " + symbol + " " + kind + "  " + name + "  ";
        List<String> lines = new ArrayList<>();
        List<String> cells = cells(step, paper.width() - column - overhang(name, nameWidth));
        lines.add((lead + cells.getFirst()).stripTrailing());
        cells.stream().skip(1).forEach(cell -> lines.add(" ".repeat(column) + cell));
        return lines;
    }

    private static int overhang(String name, int nameWidth) {
        return Math.max(0, Columns.width(name) - nameWidth);
    }

    /** What and why: side by side where there is room, else below each other. */
    private List<String> cells(Step step, int room) {
        List<String> what = StepWords.what(step);
        String why = StepWords.why(step);
        int space = Math.max(16, room);
        int half = Math.max(28, space / 2);
        boolean beside = paper.width() >= WIDE && Columns.width(what.getFirst()) <= half;
        List<String> lines = new ArrayList<>();
        if (!beside) {
            lines.addAll(what.subList(0, what.size() - 1).stream()
                    .map(text -> Columns.cut(text, space))
                    .toList());
            lines.addAll(together(what.getLast(), why, space));
            return lines;
        }
        List<String> reasons = Columns.wrap(why, Math.max(16, space - half - 2));
        for (int i = 0; i < Math.max(what.size(), reasons.size()); i++) {
            String left = i < what.size() ? Columns.cut(what.get(i), half) : "";
            String right = i < reasons.size() ? paper.paint(Ink.FAINT, reasons.get(i)) : "";
            lines.add((Columns.left(left, half) + "  " + right).stripTrailing());
        }
        return lines;
    }

    /** On one line if they fit, else the reason below. */
    private List<String> together(String what, String why, int space) {
        if (why.isEmpty()) {
            return List.of(Columns.cut(what, space));
        }
        if (Columns.width(what) + 3 + Columns.width(why) <= space) {
            return List.of(what + paper.paint(Ink.FAINT, " · " + why));
        }
        List<String> lines = new ArrayList<>();
        lines.add(Columns.cut(what, space));
        Columns.wrap(why, space).forEach(text -> lines.add(paper.paint(Ink.FAINT, text)));
        return lines;
    }

    private List<String> foreign(List<Foreign> objects) {
        List<String> lines = new ArrayList<>();
        lines.add(paper.paint(Ink.STRONG, "foreign") + " (stays untouched)");
        List<List<String>> rows = objects.stream()
                .map(object ->
                        List.of(object.kind(), object.name(), object.ref().toString(), object.why()))
                .toList();
        lines.addAll(new Table(paper, 2).lines(rows));
        lines.add("");
        return lines;
    }

    private List<String> summary(Plan plan) {
        List<String> lines = new ArrayList<>();
        PlanExtras extras = new PlanExtras(paper);
        lines.addAll(extras.unread(plan));
        lines.addAll(extras.drained(plan));
        lines.addAll(extras.unused(plan));
        String foreignHint = plan.foreign().isEmpty() || foreign ? "" : " (`croft plan --foreign`)";
        List<String> pending = plan.unchanged().stream()
                .filter(thing -> thing.reason().code() == Reason.Code.PENDING_RESTART)
                .map(thing -> thing.address().name())
                .toList();
        lines.add("Unchanged " + plan.unchanged().size()
                + (pending.isEmpty() ? "" : " (pending until restart: " + few(pending) + ")")
                + " · foreign " + plan.foreign().size() + foreignHint
                + " · blocked " + plan.blocked().size()
                + (plan.held().isEmpty() ? "" : " · held back " + plan.held().size()));
        if (!plan.isEmpty()) {
            lines.add("Risk: " + plan.count(Risk.SAFE) + " safe, " + risky(plan, Risk.DISRUPTIVE) + ", "
                    + risky(plan, Risk.DESTRUCTIVE));
            Optional<CriticalPath> path = CriticalPath.of(plan);
            path.ifPresent(found -> lines.add("Critical path " + found.words()));
        }
        return lines.stream()
                .flatMap(line -> Columns.wrap(line, paper.width()).stream())
                .toList();
    }

    private static String risky(Plan plan, Risk risk) {
        List<String> names = plan.steps().stream()
                .filter(step -> step.risk() == risk)
                .map(step -> step.id().address().name())
                .distinct()
                .toList();
        return plan.count(risk) + " " + risk.label() + (names.isEmpty() ? "" : " (" + few(names) + ")");
    }

    /** The first names, and how many there are beyond them. */
    private static String few(List<String> names) {
        int shown = names.size() <= FEW + 1 ? names.size() : FEW;
        String first = String.join(", ", names.subList(0, shown));
        return shown == names.size() ? first : first + " and " + (names.size() - shown) + " more";
    }
}
