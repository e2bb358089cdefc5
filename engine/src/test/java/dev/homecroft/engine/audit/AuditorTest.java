package dev.homecroft.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Need;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each invariant, broken on purpose: the auditor must say so, and must be silent about the sound neighbour. */
final class AuditorTest {
    private static final Target TARGET = new Target("box", "shelf");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Identity U1 = new Identity("uuid", "1");

    private static Address thing(String name) {
        return new Address("thing", name);
    }

    private static Mark mark(String name, Identity identity) {
        return new Mark("lab-1", thing(name), Optional.of(identity), "x");
    }

    private static ObservedObject object(String locator, String name, Identity identity, Optional<Mark> mark) {
        Fields fields =
                Fields.builder().put("nics.net0.mac", "bc:24:11:00:00:01").build();
        return new ObservedObject(
                new ObjectRef(TARGET, locator),
                "thing",
                name,
                Optional.of(identity),
                mark,
                fields,
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static ObservedObject ours(String locator, String name, Identity identity) {
        return object(locator, name, identity, Optional.of(mark(name, identity)));
    }

    private static Expectation expect(ObservedObject object) {
        return new Expectation(object.ref(), object.identity().orElseThrow(), object.mark());
    }

    private static Step step(String name, String key, Action action, Risk risk, Optional<Expectation> expects) {
        return step(name, key, action, risk, expects, Fields.EMPTY, List.of(), List.of());
    }

    private static Step step(
            String name,
            String key,
            Action action,
            Risk risk,
            Optional<Expectation> expects,
            Fields arguments,
            List<StepId> after,
            List<String> slots) {
        return new Step(
                new StepId(thing(name), key),
                Layer.HYPERVISOR,
                TARGET,
                action,
                key,
                arguments,
                expects,
                List.of(),
                Reason.of(Reason.Code.DECLARED),
                risk,
                Optional.empty(),
                after,
                slots,
                Optional.empty());
    }

    private static Plan plan(List<String> named, Map<String, Integer> slots, Step... steps) {
        PlanHeader header = new PlanHeader(
                "lab",
                "lab-1",
                Optional.empty(),
                NOON,
                Optional.empty(),
                "f",
                new TreeMap<>(),
                named,
                List.of(),
                false);
        return new Plan("id", header, List.of(steps), new TreeMap<>(slots), List.of(), List.of(), List.of(), List.of());
    }

    private static List<String> audit(Plan plan, List<DesiredResource> desired, ObservedObject... objects) {
        Observation observation = new Observation(TARGET, NOON, Freshness.FRESH, Arrays.asList(objects), List.of());
        return new Auditor()
                .audit(plan, List.of(observation), List.of(new Projection(List.of(), desired, List.of()))).stream()
                        .map(Diagnostic::code)
                        .toList();
    }

    private static DesiredResource desired(String name, String spread, String... needs) {
        Fields fields = spread.isEmpty()
                ? Fields.EMPTY
                : Fields.builder().put("spread", spread).build();
        return new DesiredResource(
                thing(name),
                Layer.HYPERVISOR,
                TARGET,
                fields,
                Arrays.stream(needs).map(need -> new Need(thing(need), "")).toList(),
                SourceRange.ofFile("lab.yaml"),
                Map.of());
    }

    @Test
    void aSoundPlanHasNoFindings() {
        ObservedObject a = ours("7", "a", U1);
        Plan plan = plan(
                List.of("thing/a"),
                Map.of(),
                step("a", "delete", Action.DELETE, Risk.DESTRUCTIVE, Optional.of(expect(a))));
        assertThat(audit(plan, List.of(), a)).isEmpty();
    }

    @Test
    void aStepBeforeOneItWaitsForIsFound() {
        Step first = step("a", "create", Action.CREATE, Risk.SAFE, Optional.empty());
        Step second = step(
                "b",
                "create",
                Action.CREATE,
                Risk.SAFE,
                Optional.empty(),
                Fields.EMPTY,
                List.of(first.id()),
                List.of());
        assertThat(audit(plan(List.of(), Map.of(), second, first), List.of())).containsExactly("audit-order");
    }

    @Test
    void aStepForSomethingBlockedIsFound() {
        Plan plain = plan(List.of(), Map.of(), step("a", "create", Action.CREATE, Risk.SAFE, Optional.empty()));
        Plan plan = new Plan(
                "id",
                plain.header(),
                plain.steps(),
                plain.slots(),
                List.of(),
                List.of(new Blocked(thing("a"), Diagnostic.error("x", "X.").build())),
                List.of(),
                List.of());
        assertThat(audit(plan, List.of())).containsExactly("audit-blocked");
    }

    @Test
    void aDestructionThatNobodyNamedIsFound() {
        ObservedObject a = ours("7", "a", U1);
        Step delete = step("a", "delete", Action.DELETE, Risk.DESTRUCTIVE, Optional.of(expect(a)));
        assertThat(audit(plan(List.of(), Map.of(), delete), List.of(), a)).containsExactly("audit-destruction");
    }

    @Test
    void aStepOnAnUnmarkedObjectIsFound() {
        ObservedObject foreign = object("7", "a", U1, Optional.empty());
        Step stop = step("a", "stop", Action.STOP, Risk.DISRUPTIVE, Optional.of(expect(foreign)));
        assertThat(audit(plan(List.of(), Map.of(), stop), List.of(), foreign)).containsExactly("audit-identity");
    }

    @Test
    void aStepOnACopiedMarkIsFound() {
        ObservedObject copy = object("8", "copy", new Identity("uuid", "2"), Optional.of(mark("a", U1)));
        Step delete = step("a", "stop", Action.STOP, Risk.DISRUPTIVE, Optional.of(expect(copy)));
        assertThat(audit(plan(List.of(), Map.of(), delete), List.of(), copy)).containsExactly("audit-identity");
    }

    @Test
    void aStepWithoutAnyExpectationOnSomethingThatExistsIsFound() {
        Step stop = step("a", "stop", Action.STOP, Risk.DISRUPTIVE, Optional.empty());
        assertThat(audit(plan(List.of(), Map.of(), stop), List.of())).containsExactly("audit-identity");
    }

    @Test
    void aStepOnSomethingStaleIsFound() {
        ObservedObject stale = ours("7", "a", U1).withFreshness(new Freshness.Stale(NOON, "down"));
        Step stop = step("a", "stop", Action.STOP, Risk.DISRUPTIVE, Optional.of(expect(stale)));
        assertThat(audit(plan(List.of(), Map.of(), stop), List.of(), stale)).containsExactly("audit-identity");
    }

    @Test
    void aSlotThatIsNeverFreeIsFound() {
        Step create = step(
                "a", "create", Action.CREATE, Risk.SAFE, Optional.empty(), Fields.EMPTY, List.of(), List.of("node/x"));
        assertThat(audit(plan(List.of(), Map.of(), create), List.of())).containsExactly("audit-slot");
    }

    @Test
    void aMacAddressThatSomethingElseHasIsFound() {
        Fields mac = Fields.builder().put("nics.net0.mac", "BC:24:11:00:00:01").build();
        Step create = step("b", "create", Action.CREATE, Risk.SAFE, Optional.empty(), mac, List.of(), List.of());
        assertThat(audit(plan(List.of(), Map.of(), create), List.of(), ours("7", "a", U1)))
                .containsExactly("audit-unique");
    }

    @Test
    void anIdThatIsTakenIsFound() {
        Fields id = Fields.builder().put("id", 107).build();
        Step create = step("b", "create", Action.CREATE, Risk.SAFE, Optional.empty(), id, List.of(), List.of());
        assertThat(audit(plan(List.of(), Map.of(), create), List.of(), object("qemu/107", "x", U1, Optional.empty())))
                .containsExactly("audit-unique");
    }

    @Test
    void interruptingTwoOfAQuorumAtOnceIsFoundAndASharedSlotCuresIt() {
        ObservedObject a = ours("7", "a", U1);
        ObservedObject b = ours("8", "b", new Identity("uuid", "2"));
        List<DesiredResource> trio = List.of(desired("a", "cp"), desired("b", "cp"), desired("c", "cp"));
        Plan bad = plan(
                List.of(),
                Map.of(),
                step("a", "restart", Action.RESTART, Risk.DISRUPTIVE, Optional.of(expect(a))),
                step("b", "restart", Action.RESTART, Risk.DISRUPTIVE, Optional.of(expect(b))));
        assertThat(audit(bad, trio, a, b)).containsExactly("audit-quorum");

        List<String> slot = List.of("spread/cp");
        Plan good = plan(
                List.of(),
                Map.of("spread/cp", 1),
                step(
                        "a",
                        "restart",
                        Action.RESTART,
                        Risk.DISRUPTIVE,
                        Optional.of(expect(a)),
                        Fields.EMPTY,
                        List.of(),
                        slot),
                step(
                        "b",
                        "restart",
                        Action.RESTART,
                        Risk.DISRUPTIVE,
                        Optional.of(expect(b)),
                        Fields.EMPTY,
                        List.of(),
                        slot));
        assertThat(audit(good, trio, a, b)).isEmpty();
    }

    @Test
    void takingAwayWhatIsStillNeededIsFound() {
        ObservedObject server = ours("7", "server", U1);
        Step stop = step("server", "stop", Action.STOP, Risk.DISRUPTIVE, Optional.of(expect(server)));
        Step create = step("record", "create", Action.CREATE, Risk.SAFE, Optional.empty());
        List<DesiredResource> desired = List.of(desired("record", "", "server"), desired("server", ""));
        assertThat(audit(plan(List.of(), Map.of(), stop, create), desired, server))
                .containsExactly("audit-lifeline");
    }

    private static ObservedObject node(String name, Freshness freshness) {
        Identity identity = new Identity("node", name);
        Mark mark = new Mark("lab-1", new Address("host", name), Optional.of(identity), "drained");
        return new ObservedObject(
                new ObjectRef(TARGET, "node/" + name),
                "node",
                name,
                Optional.of(identity),
                Optional.of(mark),
                Fields.EMPTY,
                Fields.EMPTY,
                freshness);
    }

    private static ObservedObject tenant(String node, String power) {
        return new ObservedObject(
                new ObjectRef(TARGET, "guest/9"),
                "guest",
                "windows",
                Optional.empty(),
                Optional.empty(),
                Fields.builder().put("node", node).put("power", power).build(),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static Step restart(ObservedObject node) {
        Step step = step(node.name(), "restart", Action.RESTART, Risk.DISRUPTIVE, Optional.of(expect(node)));
        return new Step(
                new StepId(new Address("host", node.name()), "restart"),
                step.layer(),
                step.target(),
                step.action(),
                step.operation(),
                step.arguments(),
                step.expects(),
                step.changes(),
                step.reason(),
                step.risk(),
                step.declaredAt(),
                step.after(),
                step.slots(),
                step.estimate());
    }

    @Test
    void aHostThatIsNotEmptyOrNotAloneInGoingDownIsFound() {
        ObservedObject a = node("a", Freshness.FRESH);
        ObservedObject b = node("b", Freshness.FRESH);
        ObservedObject gone = node("b", new Freshness.Unreachable("off"));
        Plan one = plan(List.of(), Map.of(), restart(a));
        assertThat(audit(one, List.of(), a, b, tenant("a", "stopped"), tenant("b", "running")))
                .isEmpty();
        assertThat(audit(one, List.of(), a, b, tenant("a", "running"))).containsExactly("audit-host");
        assertThat(audit(one, List.of(), a, gone)).containsExactly("audit-host");
        assertThat(audit(plan(List.of(), Map.of(), restart(a), restart(b)), List.of(), a, b))
                .containsExactly("audit-host");
    }
}
