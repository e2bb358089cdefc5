package dev.homecroft.engine.apply;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Plan;
import java.util.Optional;

/** Whether a plan may still be carried out: it was made from what is the case now, or it is refused. */
public final class PlanGate {
    private PlanGate() {}

    /**
     * The refusal, or empty when the plan is current.
     *
     * @param latestRun id of the latest run of the lab, if there was one
     * @param observedNow fingerprint of what is observed now
     */
    public static Optional<Diagnostic> check(Plan plan, Optional<String> latestRun, String observedNow) {
        if (!plan.header().parentRun().equals(latestRun)) {
            return Optional.of(outdated(plan)
                    .detail("It was made after %s, and the latest of `%s` is %s."
                            .formatted(
                                    run(plan.header().parentRun()),
                                    plan.header().lab(),
                                    run(latestRun)))
                    .build());
        }
        if (!plan.header().observed().equals(observedNow)) {
            return Optional.of(outdated(plan)
                    .detail("What it would change in `%s` is not as it was when the plan was made."
                            .formatted(plan.header().lab()))
                    .build());
        }
        return Optional.empty();
    }

    private static Diagnostic.Builder outdated(Plan plan) {
        return Diagnostic.error(ApplyCodes.PLAN_OUTDATED, "Plan `" + plan.id() + "` is no longer current.")
                .hint("Make a new one with `croft plan`.");
    }

    private static String run(Optional<String> id) {
        return id.map(number -> "run " + number).orElse("no run");
    }
}
