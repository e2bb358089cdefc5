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

/** The provider of notes, for subclasses to break one thing of it. */
class Spoiled implements Provider {
    final Provider sound = new NotesProvider();

    @Override
    public Description describe() {
        return sound.describe();
    }

    @Override
    public Projection project(Lab lab) {
        return sound.project(lab);
    }

    @Override
    public Observation observe(Target target, ProviderContext context) {
        return sound.observe(target, context);
    }

    @Override
    public Proposal diff(Matched matched, DiffContext context) {
        return sound.diff(matched, context);
    }

    @Override
    public StepResult apply(Step step, StepContext context) {
        return sound.apply(step, context);
    }

    @Override
    public StepResult probe(Step step, Optional<String> handle, StepContext context) {
        return sound.probe(step, handle, context);
    }
}
