package dev.homecroft.app.crash;

import dev.homecroft.app.world.World;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.spi.Taking;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** A provider whose threads end soon when their process is dead: what it asks of the engine is refused. */
record MortalProvider(Provider provider, Fate fate, World world) implements Provider {
    @Override
    public Description describe() {
        return provider.describe();
    }

    @Override
    public Projection project(Lab lab) {
        return provider.project(lab);
    }

    @Override
    public Observation observe(Target target, ProviderContext context) {
        return provider.observe(target, new Mortal(context, fate, world));
    }

    @Override
    public Proposal diff(Matched matched, DiffContext context) {
        return provider.diff(matched, context);
    }

    @Override
    public StepResult apply(Step step, StepContext context) {
        fate.begins(step.id());
        try {
            return provider.apply(step, new MortalStep(context, fate, world));
        } finally {
            fate.ends(step.id());
        }
    }

    @Override
    public StepResult probe(Step step, Optional<String> handle, StepContext context) {
        return provider.probe(step, handle, new MortalStep(context, fate, world));
    }

    private static class Mortal implements ProviderContext {
        private final ProviderContext context;
        private final Fate fate;
        private final World world;

        Mortal(ProviderContext context, Fate fate, World world) {
            this.context = context;
            this.fate = fate;
            this.world = world;
        }

        @Override
        public String labId() {
            return context.labId();
        }

        @Override
        public Taking taking() {
            return context.taking();
        }

        @Override
        public Connection connection(Target target) {
            fate.requireLife();
            return context.connection(target);
        }

        @Override
        public Secret secret(SecretRef ref) {
            fate.requireLife();
            return context.secret(ref);
        }

        @Override
        public InstantSource clock() {
            return context.clock();
        }

        @Override
        public void pause(Duration duration) {
            fate.requireLife();
            world.pause(duration, () -> context.pause(duration));
            fate.requireLife();
        }

        @Override
        public boolean isCancelled() {
            return context.isCancelled();
        }
    }

    private static final class MortalStep extends Mortal implements StepContext {
        private final StepContext context;
        private final Fate fate;

        MortalStep(StepContext context, Fate fate, World world) {
            super(context, fate, world);
            this.context = context;
            this.fate = fate;
        }

        @Override
        public void handle(String handle) {
            context.handle(handle);
        }

        @Override
        public void freeSlots() {
            context.freeSlots();
        }

        @Override
        public SecretKeeper keeper() {
            return new MortalKeeper(context.keeper(), fate);
        }

        @Override
        public void progress(double fraction, String words) {
            context.progress(fraction, words);
        }
    }

    private record MortalKeeper(SecretKeeper keeper, Fate fate) implements SecretKeeper {
        @Override
        public Place prepare(SecretRef ref, String start) {
            fate.requireLife();
            Place place = keeper.prepare(ref, start);
            return value -> {
                fate.writes("secret " + ref);
                place.keep(value);
            };
        }
    }
}
