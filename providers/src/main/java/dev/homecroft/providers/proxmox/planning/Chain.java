package dev.homecroft.providers.proxmox.planning;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.state.Action;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of one thing, each after the one before. */
public final class Chain {
    private final Target target;
    private final Address address;
    private final Optional<SourceRange> declaredAt;
    private final List<Step> steps = new ArrayList<>();

    public Chain(Target target, Address address, Optional<SourceRange> declaredAt) {
        this.target = target;
        this.address = address;
        this.declaredAt = declaredAt;
    }

    /** A step as it is being put together. */
    public record Draft(
            Action action,
            String key,
            Operation operation,
            Fields arguments,
            Optional<Expectation> expects,
            List<FieldChange> changes,
            Reason reason,
            Risk risk,
            List<String> slots) {
        public Draft changing(List<FieldChange> changed) {
            return new Draft(action, key, operation, arguments, expects, changed, reason, risk, slots);
        }

        Draft with(Risk other) {
            return new Draft(action, key, operation, arguments, expects, changes, reason, other, slots);
        }

        public Draft holding(List<String> more) {
            List<String> all = new ArrayList<>(slots);
            all.addAll(more);
            return new Draft(action, key, operation, arguments, expects, changes, reason, risk, all);
        }
    }

    public void add(Draft draft) {
        List<StepId> after =
                steps.isEmpty() ? List.of() : List.of(steps.getLast().id());
        steps.add(new Step(
                new StepId(address, draft.key()),
                Layer.HYPERVISOR,
                target,
                draft.action(),
                draft.operation().word(),
                draft.arguments(),
                draft.expects(),
                draft.changes(),
                draft.reason(),
                draft.risk(),
                declaredAt,
                after,
                draft.slots(),
                Optional.empty()));
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    public List<Step> steps() {
        return steps;
    }
}
