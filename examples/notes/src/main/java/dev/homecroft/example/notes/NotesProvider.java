package dev.homecroft.example.notes;

import dev.homecroft.model.Lab;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.util.Optional;
import java.util.Set;

/** Keeps a folder of notes about the lab's hosts. */
public final class NotesProvider implements Provider {
    static final String NAME = "notes";
    static final String KIND = "note";

    // region describe
    @Override
    public Description describe() {
        return new Description(
                NAME,
                "Folder of notes",
                Set.of(KIND),
                Set.of(Description.Capability.DURABLE_IDENTITY, Description.Capability.ADOPT));
    }
    // endregion

    @Override
    public Projection project(Lab lab) {
        return NotesProjector.project(lab);
    }

    @Override
    public Observation observe(Target target, ProviderContext context) {
        return NotesObserver.observe(target, context);
    }

    @Override
    public Proposal diff(Matched matched, DiffContext context) {
        return new NotesDiffer(matched, context).diff();
    }

    @Override
    public StepResult apply(Step step, StepContext context) {
        return new NotesApplier(step, context).apply();
    }

    @Override
    public StepResult probe(Step step, Optional<String> handle, StepContext context) {
        return new NotesApplier(step, context).probe();
    }
}
