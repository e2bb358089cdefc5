package dev.homecroft.engine.plan;

import dev.homecroft.kernel.Layer;
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
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Held;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A provider of things with one colour, kept in memory: enough of a world to plan for. */
public final class ToyProvider implements Provider {
    private final List<DesiredResource> wanted;
    private final Map<ObjectRef, ObservedObject> world = new TreeMap<>();

    public ToyProvider(DesiredResource... wanted) {
        this.wanted = List.of(wanted);
    }

    ToyProvider with(ObservedObject... objects) {
        for (ObservedObject object : objects) {
            world.put(object.ref(), object);
        }
        return this;
    }

    Observation seen() {
        return Things.seen(world.values().toArray(ObservedObject[]::new));
    }

    @Override
    public Description describe() {
        return new Description("box", "Toy box", Set.of("thing"), Set.of());
    }

    @Override
    public Projection project(Lab lab) {
        return Things.projection(wanted.toArray(DesiredResource[]::new));
    }

    @Override
    public Observation observe(Target target, ProviderContext context) {
        return seen();
    }

    @Override
    public Proposal diff(Matched matched, DiffContext context) {
        List<Step> steps = new ArrayList<>();
        List<Unchanged> unchanged = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        matched.missing().forEach(missing -> steps.add(create(missing, context)));
        for (Matched.Present present : matched.present()) {
            if (present.desired().fields().equals(present.observed().fields())) {
                unchanged.add(new Unchanged(present.desired().address(), Reason.of(Reason.Code.AS_DECLARED)));
            } else {
                steps.add(paint(present));
            }
        }
        for (Matched.Removal removal : matched.removals()) {
            if (removal.named()) {
                steps.add(delete(removal));
            } else {
                Mark mark = removal.observed().mark().orElseThrow();
                held.add(new Held(mark.address(), removal.observed().ref(), removal.reason(), List.of("all of it")));
            }
        }
        return new Proposal(steps, unchanged, List.of(), held, Map.of("hands", 2));
    }

    private static Step create(Matched.Missing missing, DiffContext context) {
        DesiredResource desired = missing.desired();
        Fields arguments = Fields.builder()
                .put("uuid", context.newUuid(desired.address()).toString())
                .build()
                .with(desired.fields());
        Reason.Code why = missing.lastApplied().isPresent() ? Reason.Code.DRIFTED : Reason.Code.DECLARED;
        return step(desired, "create", Action.CREATE, Risk.SAFE, arguments, Optional.empty(), List.of(), why);
    }

    private static Step paint(Matched.Present present) {
        FieldChange change = new FieldChange(
                "colour",
                present.lastApplied().flatMap(last -> last.get("colour")),
                present.observed().fields().get("colour"),
                present.desired().fields().get("colour"),
                FieldChange.Effect.ONLINE,
                Optional.empty());
        return step(
                present.desired(),
                "paint",
                Action.UPDATE,
                Risk.SAFE,
                present.desired().fields(),
                Optional.of(expect(present.observed())),
                List.of(change),
                Reason.Code.DRIFTED);
    }

    private static Step delete(Matched.Removal removal) {
        Mark mark = removal.observed().mark().orElseThrow();
        return new Step(
                new StepId(mark.address(), "delete"),
                Layer.HYPERVISOR,
                Things.TARGET,
                Action.DELETE,
                "delete",
                Fields.EMPTY,
                Optional.of(expect(removal.observed())),
                List.of(),
                removal.reason(),
                Risk.DESTRUCTIVE,
                Optional.empty(),
                List.of(),
                List.of("hands"),
                Optional.empty());
    }

    private static Expectation expect(ObservedObject object) {
        return new Expectation(object.ref(), object.identity().orElseThrow(), object.mark());
    }

    private static Step step(
            DesiredResource desired,
            String key,
            Action action,
            Risk risk,
            Fields arguments,
            Optional<Expectation> expects,
            List<FieldChange> changes,
            Reason.Code why) {
        return new Step(
                new StepId(desired.address(), key),
                desired.layer(),
                desired.target(),
                action,
                key,
                arguments,
                expects,
                changes,
                Reason.of(why),
                risk,
                Optional.of(desired.declaredAt()),
                List.of(),
                List.of("hands"),
                Optional.empty());
    }

    /** Carries a step out on the world in memory. */
    void carryOut(Step step) {
        switch (step.operation()) {
            case "create" -> {
                String uuid = step.arguments().text("uuid").orElseThrow();
                Identity identity = new Identity("uuid", uuid);
                Mark mark = new Mark(Things.LAB, step.id().address(), Optional.of(identity), "toy");
                String name = step.id().address().name();
                Fields fields = Fields.of(
                        Map.of("colour", step.arguments().get("colour").orElseThrow()));
                with(new ObservedObject(
                        Things.at(uuid),
                        "thing",
                        name,
                        Optional.of(identity),
                        Optional.of(mark),
                        fields,
                        Fields.EMPTY,
                        Freshness.FRESH));
            }
            case "paint" ->
                world.computeIfPresent(
                        step.expects().orElseThrow().ref(),
                        (ref, old) -> new ObservedObject(
                                ref,
                                old.kind(),
                                old.name(),
                                old.identity(),
                                old.mark(),
                                step.arguments(),
                                Fields.EMPTY,
                                Freshness.FRESH));
            case "delete" -> world.remove(step.expects().orElseThrow().ref());
            default -> throw new IllegalArgumentException(step.operation());
        }
    }

    @Override
    public StepResult apply(Step step, StepContext context) {
        carryOut(step);
        return StepResult.done();
    }

    @Override
    public StepResult probe(Step step, Optional<String> handle, StepContext context) {
        return new StepResult.NotDone();
    }
}
