package dev.homecroft.engine.apply;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Layer;
import dev.homecroft.state.Action;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.json.PlanJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plans for tests: steps named by a word, so that {@code step("b", 3, "a")} takes 3 s and comes after {@code a}. */
final class Plans {
    private Plans() {}

    static Plan plan(Step... steps) {
        return plan(List.of(steps), Map.of());
    }

    static Plan plan(List<Step> steps, Map<String, Integer> slots) {
        PlanHeader header = new PlanHeader(
                "test",
                "lab-1",
                Optional.empty(),
                VirtualTime.START,
                Optional.of("6"),
                "seen",
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
        return PlanJson.identified(
                new Plan("", header, steps, new TreeMap<>(slots), List.of(), List.of(), List.of(), List.of()));
    }

    static StepId id(String name) {
        return new StepId(new Address("guest", name), "create");
    }

    static Step step(String name, int seconds, String... after) {
        return step(name, Optional.of(Duration.ofSeconds(seconds)), List.of(after), List.of());
    }

    static Step slotted(String name, int seconds, String slot) {
        return step(name, Optional.of(Duration.ofSeconds(seconds)), List.of(), List.of(slot));
    }

    static Step step(String name, Optional<Duration> estimate, List<String> after, List<String> slots) {
        return new Step(
                id(name),
                Layer.HYPERVISOR,
                World.TARGET,
                Action.CREATE,
                "make",
                Fields.EMPTY,
                Optional.empty(),
                List.of(),
                Reason.of(Reason.Code.DECLARED),
                Risk.SAFE,
                Optional.empty(),
                Stream.of(after).flatMap(List::stream).map(Plans::id).toList(),
                slots,
                estimate);
    }
}
