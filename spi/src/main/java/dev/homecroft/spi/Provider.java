package dev.homecroft.spi;

import dev.homecroft.model.Lab;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.util.Optional;

/**
 * Drives one kind of outside system. An instance keeps no state between calls but connections; all methods may be called
 * from several threads.
 */
public interface Provider {
    Description describe();

    /** What the lab wants of this provider's systems. Pure: no clock, no I/O, a fixed order. */
    Projection project(Lab lab);

    /**
     * Everything on the target, ours and foreign, read now. Does not throw for a target that can't be read: the
     * observation says so. Never waits for a guest or a job.
     */
    Observation observe(Target target, ProviderContext context);

    /**
     * The steps from what was observed to what is desired, for all targets of this provider together. Pure. The engine has
     * matched already: what could not be matched safely never gets here.
     */
    Proposal diff(Matched matched, DiffContext context);

    /**
     * Carries out one step: reads the identity again, makes the call, waits for its end.
     *
     * <p>A step whose effect is already there is done, not an error. Before waiting on something that can be asked for
     * again, its handle is given to {@link StepContext#handle}.
     */
    StepResult apply(Step step, StepContext context);

    /**
     * Whether a step that was begun before a crash happened. Makes no call anew, but may wait for a task that still runs, and
     * may bring to its end what is half done and carries this very step's intent, such as a copy without its identity.
     *
     * @param handle the last handle that the step gave, if any
     */
    StepResult probe(Step step, Optional<String> handle, StepContext context);
}
