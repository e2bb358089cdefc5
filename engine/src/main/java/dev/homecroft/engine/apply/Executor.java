package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import java.util.function.Consumer;

/**
 * Carries out a plan, and decides nothing: what is to be done, in which order and with which slots is in the plan.
 *
 * <p>Nothing is called before its intent is on disk. A step that does not end well takes down what needs it and nothing
 * else.
 */
public final class Executor {
    private final RunPorts ports;
    private final RetryPolicy policy;

    public Executor(RunPorts ports, RetryPolicy policy) {
        this.ports = ports;
        this.policy = policy;
    }

    /**
     * Runs the plan on the caller's thread until nothing more can be done; events come on that thread too. Throws
     * CroftException, before anything is called, when a provider of the plan is not there.
     */
    public RunResult run(Plan plan, Journal journal, Cancellation cancellation, Consumer<RunEvent> events) {
        return run(plan, journal, cancellation, events, new VirtualCrew(ports.pauses()));
    }

    RunResult run(Plan plan, Journal journal, Cancellation cancellation, Consumer<RunEvent> events, Crew crew) {
        requireProviders(plan, ports);
        return new RunLoop(plan, new RunScope(ports, policy, new JournalGate(journal), crew, cancellation, events))
                .run();
    }

    static void requireProviders(Plan plan, RunPorts ports) {
        var missing = plan.steps().stream()
                .map(Step::target)
                .filter(target -> !ports.providers().containsKey(target.provider()))
                .distinct()
                .sorted()
                .map(target -> Diagnostic.error(ApplyCodes.PROVIDER_MISSING, "Nothing here can drive `" + target + "`.")
                        .detail("The plan comes from another version, or was made for other systems.")
                        .hint("Make a new plan.")
                        .build())
                .toList();
        if (!missing.isEmpty()) {
            throw new CroftException(missing);
        }
    }
}
