package dev.homecroft.engine.plan;

import static dev.homecroft.engine.plan.Things.desired;
import static dev.homecroft.engine.plan.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Layer;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class StepOrderTest {
    static Step step(String name, String key, Action action, StepId... after) {
        return new Step(
                new StepId(thing(name), key),
                Layer.HYPERVISOR,
                Things.TARGET,
                action,
                key,
                Fields.EMPTY,
                Optional.empty(),
                List.of(),
                Reason.of(Reason.Code.DECLARED),
                Risk.SAFE,
                Optional.empty(),
                List.of(after),
                List.of(),
                Optional.empty());
    }

    private static Map<Address, DesiredResource> desiredMap(DesiredResource... resources) {
        Map<Address, DesiredResource> map = new TreeMap<>();
        Arrays.stream(resources).forEach(resource -> map.put(resource.address(), resource));
        return map;
    }

    private static List<String> ids(StepOrder.Result result) {
        return result.steps().stream().map(step -> step.id().toString()).toList();
    }

    @Test
    void whatIsNeededIsMadeFirstAndStarted() {
        Step create = step("z-guest", "create", Action.CREATE);
        Step start = step("z-guest", "start", Action.START, create.id());
        Step record = step("a-record", "set", Action.CREATE);
        StepOrder.Result result =
                StepOrder.order(List.of(record, start, create), desiredMap(desired("a-record", "z-guest")));
        assertThat(ids(result)).containsExactly("thing/z-guest#create", "thing/z-guest#start", "thing/a-record#set");
    }

    @Test
    void whatIsNeededIsTakenAwayLast() {
        Step guest = step("a-guest", "delete", Action.DELETE);
        Step record = step("z-record", "delete", Action.DELETE);
        StepOrder.Result result = StepOrder.order(List.of(guest, record), desiredMap(desired("z-record", "a-guest")));
        assertThat(ids(result)).containsExactly("thing/z-record#delete", "thing/a-guest#delete");
    }

    @Test
    void whatChangesWithWhatIsOnlyStoppedIsChangedBefore() {
        Step stop = step("a-guest", "shutdown", Action.STOP);
        Step copy = step("z-copy", "update", Action.UPDATE);
        StepOrder.Result result = StepOrder.order(List.of(stop, copy), desiredMap(desired("z-copy", "a-guest")));
        assertThat(ids(result)).containsExactly("thing/z-copy#update", "thing/a-guest#shutdown");
    }

    @Test
    void whatNeedsSomethingThatStopsAndStartsGoesBeforeAndChangesAfter() {
        Step stop = step("guest", "shutdown", Action.STOP);
        Step start = step("guest", "start", Action.START, stop.id());
        Step gone = step("a-copy", "delete", Action.DELETE);
        Step changed = step("z-copy", "update", Action.UPDATE);
        StepOrder.Result result = StepOrder.order(
                List.of(stop, start, gone, changed),
                desiredMap(desired("a-copy", "guest"), desired("z-copy", "guest")));
        assertThat(result.cyclic()).isEmpty();
        assertThat(ids(result))
                .containsExactly(
                        "thing/a-copy#delete", "thing/guest#shutdown", "thing/guest#start", "thing/z-copy#update");
    }

    @Test
    void anUpdateOfWhatIsNeededHoldsNothingUp() {
        Step resize = step("guest", "resize", Action.RESIZE);
        Step record = step("a-record", "set", Action.CREATE);
        StepOrder.Result result = StepOrder.order(List.of(resize, record), desiredMap(desired("a-record", "guest")));
        assertThat(result.steps()).allSatisfy(step -> assertThat(step.after()).isEmpty());
    }

    @Test
    void aCircleIsNamedAndLeftOut() {
        Step one = step("one", "create", Action.CREATE);
        Step two = step("two", "create", Action.CREATE);
        StepOrder.Result result =
                StepOrder.order(List.of(one, two), desiredMap(desired("one", "two"), desired("two", "one")));
        assertThat(result.cyclic()).containsExactly(thing("one"), thing("two"));
        assertThat(result.steps()).isEmpty();
    }

    @Property
    void theOrderDoesNotDependOnTheOrderOfTheInput(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(max = 30) Integer> names, @ForAll Random random) {
        List<Step> steps = names.stream()
                .distinct()
                .map(name -> step("t" + name, "create", Action.CREATE))
                .toList();
        List<Step> shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, random);
        Map<Address, DesiredResource> needs = new TreeMap<>();
        for (int i = 1; i < steps.size(); i++) {
            String name = steps.get(i).id().address().name();
            needs.put(thing(name), desired(name, steps.get(i / 2).id().address().name()));
        }
        assertThat(StepOrder.order(shuffled, needs)).isEqualTo(StepOrder.order(steps, needs));
    }
}
