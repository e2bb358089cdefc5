package dev.homecroft.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.state.Plan;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class SchedulingProperties {
    @Property(tries = 150)
    void anyPlanEndsInOrderWithinItsSlotsAndWithinTheBoundOfListScheduling(@ForAll long seed) {
        Plan plan = anyPlan(new Random(seed), true);
        Bench bench = new Bench();
        assertThat(bench.run(plan).status()).isEqualTo(RunStatus.DONE);
        for (Step step : plan.steps()) {
            for (StepId before : step.after()) {
                assertThat(bench.startOf(step.id())).isAfterOrEqualTo(bench.endOf(before));
            }
            for (String slot : step.slots()) {
                assertThat(holders(plan, bench, slot, bench.startOf(step.id())))
                        .isLessThanOrEqualTo(plan.slots().getOrDefault(slot, 1));
            }
        }
        assertThat(bench.time.passed()).isLessThanOrEqualTo(bound(plan));
        assertThat(bench.world.made.values())
                .containsOnly(1)
                .hasSize(plan.steps().size());
    }

    /** Who looks at the end of its step needs no slots for it, and nobody loses or doubles one by that. */
    @Property(tries = 100)
    void slotsThatAreGivenAwayEarlyAreNeverHeldByTooMany(@ForAll long seed) {
        Random random = new Random(seed);
        Plan plan = anyPlan(random, true);
        Bench bench = new Bench();
        Map<StepId, Instant> frees = new HashMap<>();
        for (Step step : plan.steps()) {
            Duration looking = Duration.ofSeconds(random.nextInt(20));
            bench.world.on(step.id(), (own, context) -> {
                context.pause(length(own));
                if (!looking.isZero()) {
                    synchronized (frees) {
                        frees.put(own.id(), bench.time.instant());
                    }
                    context.freeSlots();
                    context.pause(looking);
                }
                return bench.world.make(own.id());
            });
        }
        assertThat(bench.run(plan).status()).isEqualTo(RunStatus.DONE);
        for (Step step : plan.steps()) {
            for (String slot : step.slots()) {
                Instant begun = bench.startOf(step.id());
                long holders = plan.steps().stream()
                        .filter(other -> other.slots().contains(slot))
                        .filter(other -> !bench.startOf(other.id()).isAfter(begun))
                        .filter(other -> frees.getOrDefault(other.id(), bench.endOf(other.id()))
                                .isAfter(begun))
                        .count();
                assertThat(holders).isLessThanOrEqualTo(plan.slots().getOrDefault(slot, 1));
            }
        }
        assertThat(bench.world.made.values())
                .containsOnly(1)
                .hasSize(plan.steps().size());
    }

    @Property(tries = 50)
    void withoutSlotsARunTakesExactlyItsCriticalPath(@ForAll long seed) {
        Plan plan = anyPlan(new Random(seed), false);
        Bench bench = new Bench();
        bench.run(plan);
        assertThat(bench.time.passed()).isEqualTo(criticalPath(plan));
    }

    private static long holders(Plan plan, Bench bench, String slot, Instant at) {
        return plan.steps().stream()
                .filter(step -> step.slots().contains(slot))
                .filter(step -> !bench.startOf(step.id()).isAfter(at))
                .filter(step -> bench.endOf(step.id()).isAfter(at))
                .count();
    }

    /**
     * Graham's argument: at each moment either a step of some chain runs, or the chain's next step lacks a slot, all of which
     * are then at work. So a run takes at most the critical path and, for each slot, its work shared by its holders.
     */
    private static Duration bound(Plan plan) {
        Map<String, Duration> work = new HashMap<>();
        plan.steps().forEach(step -> step.slots().forEach(slot -> work.merge(slot, length(step), Duration::plus)));
        Duration bound = criticalPath(plan);
        for (var slot : work.entrySet()) {
            bound = bound.plus(slot.getValue().dividedBy(plan.slots().getOrDefault(slot.getKey(), 1)));
        }
        return bound;
    }

    private static Duration criticalPath(Plan plan) {
        Map<StepId, Duration> ends = new HashMap<>();
        Duration longest = Duration.ZERO;
        for (Step step : plan.steps()) {
            Duration start = step.after().stream()
                    .map(before -> ends.getOrDefault(before, Duration.ZERO))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            Duration end = start.plus(length(step));
            ends.put(step.id(), end);
            longest = longest.compareTo(end) < 0 ? end : longest;
        }
        return longest;
    }

    private static Duration length(Step step) {
        return step.estimate().orElse(Duration.ofSeconds(1));
    }

    private static Plan anyPlan(Random random, boolean withSlots) {
        List<Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            List<String> after = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(6) == 0) {
                    after.add("s" + j);
                }
            }
            List<String> slots = new ArrayList<>();
            for (int slot = 0; withSlots && slot < 3; slot++) {
                if (random.nextInt(3) == 0) {
                    slots.add("slot" + slot);
                }
            }
            Optional<Duration> estimate =
                    random.nextInt(5) == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(1 + random.nextInt(60)));
            steps.add(Plans.step("s" + i, estimate, after, slots));
        }
        return Plans.plan(steps, Map.of("slot0", 1 + random.nextInt(3), "slot1", 1 + random.nextInt(3)));
    }
}
