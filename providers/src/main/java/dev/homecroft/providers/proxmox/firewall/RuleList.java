package dev.homecroft.providers.proxmox.firewall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A list of rules, some of them ours. Ours are brought to what they are to be, one call after the other; all others keep
 * their order and are never touched.
 *
 * <p>A new rule lands at the top and goes to its place from there. Until it stands there, and until all others are there, a rule
 * that does not just accept is off, so that no packet is lost on the way that gets through at the end.
 */
public record RuleList(List<Line> lines) {
    /** @param isOurs whether it carries our mark */
    public record Line(Rule rule, boolean isOurs) {}

    public RuleList {
        lines = List.copyOf(lines);
    }

    public List<Rule> ours() {
        return lines.stream().filter(Line::isOurs).map(Line::rule).toList();
    }

    public List<Rule> others() {
        return lines.stream().filter(line -> !line.isOurs()).map(Line::rule).toList();
    }

    public List<Rule> all() {
        return lines.stream().map(Line::rule).toList();
    }

    /** The next call on the way to these; empty when there is nothing left to do. */
    public Optional<RuleEdit> next(List<Rule> wanted) {
        int[] places = places(wanted);
        List<Integer> spare = IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).isOurs())
                .filter(at -> Arrays.stream(places).noneMatch(place -> place == at))
                .boxed()
                .toList();
        for (int i = wanted.size() - 1; i >= 0; i--) {
            if (places[i] < 0) {
                return Optional.of(place(wanted, places, spare, i));
            }
        }
        return correct(wanted, places)
                .or(() -> spare.isEmpty() ? Optional.empty() : Optional.of(new RuleEdit.Delete(spare.getLast())));
    }

    /** The rule at {@code i} is not in its place, and all after it are. */
    private RuleEdit place(List<Rule> wanted, int[] places, List<Integer> spare, int i) {
        int before = IntStream.range(0, i).map(j -> places[j]).max().orElse(-1);
        int behind = i + 1 < wanted.size() ? places[i + 1] : lines.size();
        int to = i + 1 < wanted.size() ? behind : before + 1;
        boolean isLast = Arrays.stream(places).filter(place -> place < 0).count() == 1;
        Rule rule = wanted.get(i).isAccepting() || isLast
                ? wanted.get(i)
                : wanted.get(i).off();
        Optional<Integer> elsewhere =
                spare.stream().filter(at -> ruleAt(at).isLike(rule)).findFirst();
        if (elsewhere.isPresent()) {
            return new RuleEdit.Move(elsewhere.get(), to);
        }
        Optional<Integer> here = spare.stream()
                .filter(at -> at > before && at < behind)
                .filter(at -> wanted.stream().noneMatch(other -> ruleAt(at).isLike(other)))
                .findFirst();
        if (here.isPresent()) {
            return new RuleEdit.Change(here.get(), rule);
        }
        return new RuleEdit.Insert(to == 0 ? rule : rule.off());
    }

    private Rule ruleAt(int at) {
        return lines.get(at).rule();
    }

    /** All stand in their places. What accepts is put right first. */
    private Optional<RuleEdit> correct(List<Rule> wanted, int[] places) {
        List<Integer> wrong = IntStream.range(0, wanted.size())
                .filter(i -> !ruleAt(places[i]).isSame(wanted.get(i)))
                .boxed()
                .toList();
        return wrong.stream()
                .filter(i -> wanted.get(i).isAccepting())
                .findFirst()
                .or(() -> wrong.stream().findFirst())
                .map(i -> new RuleEdit.Change(places[i], wanted.get(i)));
    }

    /** For each wanted rule the place of the one that is it already and need not move, or -1: as many as possible. */
    private int[] places(List<Rule> wanted) {
        int[] ours = IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).isOurs())
                .toArray();
        int[][] longest = new int[wanted.size() + 1][ours.length + 1];
        for (int i = wanted.size() - 1; i >= 0; i--) {
            for (int j = ours.length - 1; j >= 0; j--) {
                longest[i][j] = wanted.get(i).isLike(ruleAt(ours[j]))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int[] places = new int[wanted.size()];
        Arrays.fill(places, -1);
        int i = 0;
        int j = 0;
        while (i < wanted.size() && j < ours.length) {
            if (wanted.get(i).isLike(ruleAt(ours[j]))) {
                places[i++] = ours[j++];
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return places;
    }

    /** What the list is after a call. */
    public RuleList after(RuleEdit edit) {
        List<Line> next = new ArrayList<>(lines);
        switch (edit) {
            case RuleEdit.Insert(Rule rule) -> next.addFirst(new Line(rule, true));
            case RuleEdit.Change(int at, Rule rule) -> next.set(at, new Line(rule, true));
            case RuleEdit.Delete(int at) -> next.remove(at);
            case RuleEdit.Move(int from, int to) -> {
                Line line = next.remove(from);
                next.add(to > from ? to - 1 : to, line);
            }
        }
        return new RuleList(next);
    }

    /** What the list is at the end. */
    public RuleList settled(List<Rule> wanted) {
        RuleList list = this;
        Optional<RuleEdit> edit = list.next(wanted);
        while (edit.isPresent()) {
            list = list.after(edit.get());
            edit = list.next(wanted);
        }
        return list;
    }
}
