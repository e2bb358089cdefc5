package dev.homecroft.views;

import dev.homecroft.state.Action;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a step does and why, in words. */
final class StepWords {
    private StepWords() {}

    /** One line for each field that changes, or one for all where the whole thing comes or goes. */
    static List<String> what(Step step) {
        String verb = step.action().label();
        return switch (step.action()) {
            case CREATE, ADOPT, REPLACE -> List.of(verb + created(step.changes()));
            case UPDATE, RESIZE, MOVE, RELEASE ->
                step.changes().isEmpty()
                        ? List.of(verb)
                        : step.changes().stream().map(StepWords::change).toList();
            case START, STOP, RESTART, DELETE, DRAIN, UNDRAIN -> List.of(verb);
        };
    }

    private static String created(List<FieldChange> changes) {
        String fields = changes.stream()
                .flatMap(change ->
                        change.desired().map(value -> change.path() + " " + Words.line(value.toString())).stream())
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? "" : ": " + fields;
    }

    static String change(FieldChange change) {
        return change.path() + " " + Words.line(change.observed()) + " → " + Words.line(change.desired());
    }

    /** When it takes effect, what it breaks, and the reason, divided by points; may be empty. */
    static String why(Step step) {
        List<String> words = new ArrayList<>();
        risk(step.risk()).ifPresent(words::add);
        step.changes().stream()
                .map(change -> change.effect().label())
                .filter(label -> !label.isEmpty() && step.action() != Action.CREATE)
                .distinct()
                .forEach(words::add);
        if (!isPlain(step.reason())) {
            words.add(Reasons.words(step.reason()));
        }
        step.changes().stream()
                .filter(FieldChange::isDrift)
                .findFirst()
                .flatMap(FieldChange::lastApplied)
                .ifPresent(value -> words.add("we left " + Words.line(value.toString())));
        return String.join(" · ", words);
    }

    /** That a declared thing is made needs no words. */
    private static boolean isPlain(Reason reason) {
        return reason.code() == Reason.Code.DECLARED && reason.text().isEmpty();
    }

    private static Optional<String> risk(Risk risk) {
        return switch (risk) {
            case SAFE -> Optional.empty();
            case DISRUPTIVE -> Optional.of("! disruptive");
            case DESTRUCTIVE -> Optional.of("! destructive");
        };
    }

    static Ink ink(Action action) {
        return switch (action) {
            case CREATE, START, ADOPT, UNDRAIN -> Ink.ADDED;
            case UPDATE, RESIZE, MOVE, RESTART, RELEASE, DRAIN -> Ink.CHANGED;
            case STOP, REPLACE, DELETE -> Ink.REMOVED;
        };
    }
}
