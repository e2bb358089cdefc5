package dev.homecroft.example.notes;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Step;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Carries out one step, or finds out whether it happened. Decides nothing: all it needs is in the step. Used once. */
final class NotesApplier {
    private final Step step;
    private final StepContext context;
    private final Fields arguments;

    NotesApplier(Step step, StepContext context) {
        this.step = step;
        this.context = context;
        this.arguments = step.arguments();
    }

    /** What a look at the folder says of the step. */
    private sealed interface Finding {
        /** What the step is to bring about is there. */
        record Already(Optional<Note> note) implements Finding {}

        /** It can be done now, to this note; for a new note to the one that is to be. */
        record Ready(Note note) implements Finding {}

        record Not(Diagnostic problem) implements Finding {}
    }

    // region apply
    StepResult apply() {
        try {
            NotesClient client = NotesClient.open(step.target(), context);
            return switch (find(client.all())) {
                case Finding.Already(Optional<Note> note) -> done(note);
                case Finding.Not(Diagnostic problem) -> new StepResult.Refused(problem);
                case Finding.Ready(Note note) -> carryOut(note, client);
            };
        } catch (CroftException unreachable) {
            return new StepResult.Failed(unreachable.diagnostics().getFirst());
        }
    }

    StepResult probe() {
        try {
            NotesClient client = NotesClient.open(step.target(), context);
            return switch (find(client.all())) {
                case Finding.Already(Optional<Note> note) -> done(note);
                case Finding.Not(Diagnostic _), Finding.Ready(Note _) -> new StepResult.NotDone();
            };
        } catch (CroftException unreachable) {
            return new StepResult.Unknown(unreachable.diagnostics().getFirst());
        }
    }
    // endregion

    private StepResult carryOut(Note note, NotesClient client) {
        try {
            switch (operation()) {
                case WRITE -> client.create(wanted(note));
                case EDIT, MARK -> client.write(wanted(note));
                case REMOVE -> client.delete(note);
            }
            return operation() == NotesOperation.REMOVE ? StepResult.done() : done(Optional.of(note));
        } catch (IOException fault) {
            return new StepResult.Unknown(
                    Diagnostic.error("notes-io", "Nobody can tell whether `%s` was written.".formatted(note.file()))
                            .detail(fault.getClass().getSimpleName())
                            .about(step.id().address())
                            .build());
        }
    }

    // region find
    private Finding find(List<Note> notes) {
        Identity identity = identity();
        List<Note> found = notes.stream()
                .filter(note -> note.identity().equals(Optional.of(identity)))
                .toList();
        if (found.size() > 1) {
            return refused("Two notes have the identity `%s`.".formatted(identity));
        }
        if (found.isEmpty()) {
            return notThere(notes);
        }
        Note note = found.getFirst();
        Optional<Mark> expected = step.expects().flatMap(Expectation::mark);
        boolean marked = note.mark().equals(expected.or(() -> Optional.of(mark())));
        boolean adoptable = operation() == NotesOperation.MARK && note.mark().isEmpty();
        if (!marked && !adoptable) {
            return refused("`%s` does not carry the mark that the plan expects.".formatted(note.file()));
        }
        boolean already = switch (operation()) {
            case WRITE -> true;
            case EDIT, MARK -> wanted(note).equals(note);
            case REMOVE -> false;
        };
        return already ? new Finding.Already(Optional.of(note)) : new Finding.Ready(note);
    }

    private Finding notThere(List<Note> notes) {
        String file =
                step.expects().map(Expectation::ref).map(ObjectRef::locator).orElseGet(() -> text("file"));
        boolean taken = notes.stream().anyMatch(note -> note.file().equals(file));
        if (taken) {
            return refused("`%s` is another note than the plan expects.".formatted(file));
        }
        return switch (operation()) {
            case WRITE -> new Finding.Ready(new Note(file, new TreeMap<>(), "").with("uuid", text("uuid")));
            case REMOVE -> new Finding.Already(Optional.empty());
            case EDIT, MARK -> refused("`%s` is gone.".formatted(file));
        };
    }
    // endregion

    /** The note as it is after the step. */
    private Note wanted(Note note) {
        Fields set = arguments.below("set");
        Note titled = set.text("title").map(title -> note.with("title", title)).orElse(note);
        Note written = set.text("text").map(titled::withText).orElse(titled);
        return arguments.has("intent") ? written.with(mark()) : written;
    }

    private Mark mark() {
        String intent = arguments.text("intent").orElse("");
        return new Mark(context.labId(), step.id().address(), Optional.of(identity()), intent);
    }

    private Identity identity() {
        return step.expects().map(Expectation::identity).orElseGet(() -> new Identity("uuid", text("uuid")));
    }

    private NotesOperation operation() {
        return NotesOperation.of(step.action());
    }

    private String text(String path) {
        return arguments
                .text(path)
                .orElseThrow(() -> new IllegalStateException("%s has no %s".formatted(step.id(), path)));
    }

    private Finding refused(String summary) {
        return new Finding.Not(Diagnostic.error("notes-refused", summary)
                .about(step.id().address())
                .build());
    }

    private StepResult done(Optional<Note> note) {
        return note.map(there -> StepResult.done(new ObjectRef(step.target(), there.file()), identity()))
                .orElseGet(StepResult::done);
    }
}
