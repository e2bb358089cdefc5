package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Proposes one step for each node whose interfaces are not as declared, one node after the other. Pure. */
final class NodeDiffer {
    private final Matched matched;
    private final DiffContext context;
    private final String lab;
    private final Map<Target, StepId> before = new TreeMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final Map<String, Integer> slots = new TreeMap<>();

    private NodeDiffer(Matched matched, DiffContext context) {
        this.matched = matched;
        this.context = context;
        this.lab = context.lab().info().id();
    }

    static Proposal diff(Matched matched, DiffContext context) {
        NodeDiffer differ = new NodeDiffer(matched, context);
        matched.missing().forEach(differ::missing);
        matched.present().stream()
                .sorted(Comparator.comparing(present -> present.desired().address()))
                .forEach(differ::present);
        matched.removals().stream()
                .sorted(Comparator.comparing(removal -> removal.observed().name()))
                .forEach(differ::undeclared);
        return new Proposal(differ.steps, differ.unchanged, differ.blocked, List.of(), differ.slots);
    }

    private void missing(Matched.Missing missing) {
        block(NodeProblems.missing(
                missing.desired().address(), Optional.of(missing.desired().declaredAt())));
    }

    private void block(Diagnostic problem) {
        blocked.add(new Blocked(problem.address().orElseThrow(), problem));
    }

    private Optional<SeenNode> view(Target target, Address address) {
        return Optional.ofNullable(matched.observations().get(target))
                .flatMap(observation -> SeenNode.find(observation, SeenNode.node(address)));
    }

    private void present(Matched.Present present) {
        DesiredResource desired = present.desired();
        Address address = desired.address();
        Optional<SeenNode> view = view(desired.target(), address);
        if (view.isEmpty()) {
            block(NodeProblems.missing(address, Optional.of(desired.declaredAt())));
            return;
        }
        Page page = view.get().page();
        if (page.isStaged()) {
            block(NodeProblems.pending(address, Optional.of(desired.declaredAt()), page.changes()));
            return;
        }
        WirePlan plan = new WirePlan(lab, address, page.wires()).declare(desired, present.lastApplied());
        if (plan.changes().isEmpty()) {
            unchanged.add(new Unchanged(address, Reason.of(Reason.Code.AS_DECLARED)));
            return;
        }
        Optional<Diagnostic> obstacle = impossible(desired, page, plan)
                .or(() -> unsafe(view.get(), desired.target(), plan, address, Optional.of(desired.declaredAt())));
        if (obstacle.isPresent()) {
            block(obstacle.get());
            return;
        }
        add(
                present.observed(),
                view.get(),
                plan,
                reason(plan.changes(), present.lastApplied()),
                Optional.of(desired.declaredAt()));
    }

    /** Nothing is declared of the node any more: what we made there goes, everything else stays. */
    private void undeclared(Matched.Removal removal) {
        Target target = removal.observed().ref().target();
        Address address = new Address(NodeNetworks.KIND, removal.observed().name());
        Optional<SeenNode> view = view(target, address);
        if (view.isEmpty()) {
            return;
        }
        Page page = view.get().page();
        WirePlan plan = new WirePlan(lab, address, page.wires()).removeOthers(Set.of());
        if (plan.changes().isEmpty()) {
            return;
        }
        if (page.isStaged()) {
            block(NodeProblems.pending(address, Optional.empty(), page.changes()));
            return;
        }
        Optional<Diagnostic> obstacle = unsafe(view.get(), target, plan, address, Optional.empty());
        if (obstacle.isPresent()) {
            block(obstacle.get());
            return;
        }
        add(removal.observed(), view.get(), plan, removal.reason(), Optional.empty());
    }

    private static Optional<Diagnostic> impossible(DesiredResource desired, Page page, WirePlan plan) {
        Address address = desired.address();
        for (FieldChange change : plan.changes()) {
            int dot = change.path().lastIndexOf('.');
            String name = change.path().substring(0, dot);
            String field = change.path().substring(dot + 1);
            Optional<SourceRange> at = Optional.of(desired.origin(change.path()));
            Optional<Wire> found =
                    page.wires().find(name).filter(_ -> plan.after().has(name));
            if (found.isPresent() && field.equals(WireOption.KIND.field())) {
                return Optional.of(
                        NodeProblems.otherKind(address, at, name, found.get().kind()));
            }
            if (found.isPresent()
                    && page.byServer().contains(name)
                    && !plan.after()
                            .find(name)
                            .map(Wire::addresses)
                            .filter(all -> !all.isEmpty())
                            .isPresent()) {
                return Optional.of(NodeProblems.byServer(address, at, name));
            }
            if (WireOption.of(field, "").isEmpty()) {
                return Optional.of(
                        NodeProblems.unknownOption(address, at, name, field.substring(WireOption.RAW.length())));
            }
        }
        return Optional.empty();
    }

    private Optional<Diagnostic> unsafe(
            SeenNode view, Target target, WirePlan plan, Address address, Optional<SourceRange> at) {
        Set<String> managed = new HashSet<>(Set.of(view.address()));
        Optional.ofNullable(context.lab().hypervisors().get(target.name()))
                .map(Hypervisor::endpoints)
                .orElse(List.of())
                .stream()
                .map(URI::getHost)
                .forEach(managed::add);
        Optional<Diagnostic> loss = new Management(view.page().wires(), plan.after(), managed)
                .loss()
                .map(why -> NodeProblems.management(address, at, why));
        return loss.or(
                () -> used(view, target, plan).map(use -> NodeProblems.inUse(address, use.bridge(), use.guest())));
    }

    private record Use(String bridge, String guest) {}

    /** A guest of the node on a bridge that would go. */
    private Optional<Use> used(SeenNode view, Target target, WirePlan plan) {
        Observation observation = matched.observations().get(target);
        if (observation == null) {
            return Optional.empty();
        }
        for (String name : plan.affected()) {
            Optional<String> guest = plan.after().has(name)
                    ? Optional.empty()
                    : observation.ofKind("guest").stream()
                            .filter(one -> one.fields()
                                    .text("node")
                                    .filter(view.node()::equals)
                                    .isPresent())
                            .filter(one -> one.fields().values().entrySet().stream()
                                    .anyMatch(field -> field.getKey().endsWith(".bridge")
                                            && field.getValue().toString().equals(name)))
                            .map(ObservedObject::name)
                            .findFirst();
            if (guest.isPresent()) {
                return Optional.of(new Use(name, guest.get()));
            }
        }
        return Optional.empty();
    }

    private static Reason reason(List<FieldChange> changes, Optional<Fields> last) {
        if (changes.stream().allMatch(FieldChange::isDrift)) {
            return Reason.of(Reason.Code.DRIFTED);
        }
        return Reason.of(last.isPresent() ? Reason.Code.DECLARATION_CHANGED : Reason.Code.DIFFERS);
    }

    private void add(
            ObservedObject object, SeenNode view, WirePlan plan, Reason reason, Optional<SourceRange> declaredAt) {
        Target target = object.ref().target();
        Address address = SeenNode.address(target, view.node());
        Set<String> affected = plan.affected();
        Wires old = view.page().wires();
        NodeArguments arguments = new NodeArguments(
                view.node(), old.only(affected), plan.after().only(affected), old.digestWithout(affected));
        String slot = target + "/network";
        slots.put(slot, 1);
        Step step = new Step(
                new StepId(address, Action.UPDATE.label()),
                Layer.HYPERVISOR,
                target,
                Action.UPDATE,
                NodeNetworks.OPERATION,
                arguments.fields(),
                object.identity().map(identity -> new Expectation(object.ref(), identity, object.mark())),
                plan.changes(),
                reason,
                arguments.before().byName().isEmpty() ? Risk.SAFE : Risk.DISRUPTIVE,
                declaredAt,
                Optional.ofNullable(before.get(target)).stream().toList(),
                List.of(slot),
                Optional.empty());
        before.put(target, step.id());
        steps.add(step);
    }
}
