package dev.homecroft.engine.apply;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.Step;
import java.time.Instant;
import java.util.function.Consumer;

/** What all steps of one run share. */
record RunScope(
        RunPorts ports,
        RetryPolicy policy,
        JournalGate journal,
        Crew crew,
        Cancellation cancellation,
        Consumer<RunEvent> events) {

    Instant now() {
        return ports.clock().instant();
    }

    /** Tells the listener now; only on the run's thread. A listener that fails does not end a run. */
    void tellNow(RunEvent event) {
        try {
            events.accept(event);
        } catch (RuntimeException bug) {
            ports.bugs().accept("listener of the run", bug);
        }
    }

    /** Tells the listener, on the run's thread. */
    void tell(RunEvent event) {
        crew.post(() -> tellNow(event));
    }

    Provider provider(Step step) {
        Provider provider = ports.providers().get(step.target().provider());
        if (provider == null) {
            throw new IllegalStateException("checked before the run: " + step.target());
        }
        return provider;
    }

    Diagnostic clean(Diagnostic problem) {
        return Problems.redacted(problem, ports.redactor());
    }
}
