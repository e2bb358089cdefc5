package dev.homecroft.state;

import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One call (or one task) on one outside system, with everything that it needs decided.
 *
 * @param operation the provider's verb, such as {@code qemu-create}
 * @param arguments all of its arguments; secrets as references
 * @param expects what must be there; empty when nothing of ours may be there yet
 * @param changes what it changes, field by field, for people and for drift
 * @param after steps that must be done before, sorted
 * @param slots names of the slots it takes while it runs, sorted; the plan says how many there are of each
 * @param estimate how long it takes, if anybody knows
 */
public record Step(
        StepId id,
        Layer layer,
        Target target,
        Action action,
        String operation,
        Fields arguments,
        Optional<Expectation> expects,
        List<FieldChange> changes,
        Reason reason,
        Risk risk,
        Optional<SourceRange> declaredAt,
        List<StepId> after,
        List<String> slots,
        Optional<Duration> estimate) {
    public Step {
        changes = List.copyOf(changes);
        after = after.stream().distinct().sorted().toList();
        slots = slots.stream().distinct().sorted().toList();
    }

    public Step withAfter(List<StepId> steps) {
        return new Step(
                id,
                layer,
                target,
                action,
                operation,
                arguments,
                expects,
                changes,
                reason,
                risk,
                declaredAt,
                steps,
                slots,
                estimate);
    }

    public Step withEstimate(Optional<Duration> duration) {
        return new Step(
                id,
                layer,
                target,
                action,
                operation,
                arguments,
                expects,
                changes,
                reason,
                risk,
                declaredAt,
                after,
                slots,
                duration);
    }
}
