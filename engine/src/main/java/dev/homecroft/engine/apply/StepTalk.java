package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.StepContext;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What one step's provider is given to talk to the run. */
final class StepTalk implements StepContext {
    private final StepId step;
    private final RunScope scope;
    private final Runnable whenFree;
    private volatile boolean isFree;
    private volatile Optional<String> lastHandle = Optional.empty();

    /** @param whenFree told once, when the step needs its slots no more */
    StepTalk(StepId step, RunScope scope, Runnable whenFree) {
        this.step = step;
        this.scope = scope;
        this.whenFree = whenFree;
    }

    boolean isFree() {
        return isFree;
    }

    Optional<String> lastHandle() {
        return lastHandle;
    }

    @Override
    public void handle(String handle) {
        lastHandle = Optional.of(handle);
        scope.journal().append(new JournalEntry.Handle(scope.now(), step, handle));
    }

    @Override
    public void freeSlots() {
        if (!isFree) {
            isFree = true;
            whenFree.run();
        }
    }

    @Override
    public void progress(double fraction, String words) {
        double bounded = Double.isNaN(fraction) ? fraction : Math.clamp(fraction, 0.0, 1.0);
        scope.tell(new RunEvent.Progress(
                scope.now(), step, bounded, scope.ports().redactor().redact(words)));
    }

    @Override
    public String labId() {
        return scope.ports().labId();
    }

    @Override
    public Connection connection(Target target) {
        return scope.ports().connections().apply(target);
    }

    @Override
    public Secret secret(SecretRef ref) {
        Secret secret = scope.ports().secrets().apply(ref);
        scope.ports().redactor().learn(secret);
        return secret;
    }

    @Override
    public SecretKeeper keeper() {
        SecretKeeper keeper = scope.ports().secrets().keeper();
        return (ref, start) -> {
            SecretKeeper.Place place = keeper.prepare(ref, start);
            return value -> {
                scope.ports().redactor().learn(value);
                place.keep(value);
            };
        };
    }

    @Override
    public InstantSource clock() {
        return scope.ports().clock();
    }

    @Override
    public void pause(Duration duration) {
        try {
            scope.crew().pause(duration, scope.cancellation());
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        }
        if (scope.cancellation().isAbandoned()) {
            throw new CroftException(Problems.abandoned());
        }
    }

    @Override
    public boolean isCancelled() {
        return scope.cancellation().isRequested();
    }
}
