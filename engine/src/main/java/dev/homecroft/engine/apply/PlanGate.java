package dev.homecroft.engine.apply;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a plan may still be carried out: it was made from what is the case now, or it is refused. */
public final class PlanGate {
    /** Changes that are named; who has many wants another plan, not a list. */
    private static final int MOST = 5;

    private PlanGate() {}

    /**
     * The refusal, or empty when the plan is current.
     *
     * @param latestRun id of the latest run of the lab, if there was one
     * @param observedNow fingerprint of what is observed now
     * @param changed what became otherwise since the plan was made, as far as it is known; asked only when something did
     */
    public static Optional<Diagnostic> check(
            Plan plan, Optional<String> latestRun, String observedNow, Supplier<List<String>> changed) {
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
                    .detail("What it would change in `%s` is not as it was when the plan was made%s."
                            .formatted(plan.header().lab(), words(changed.get())))
                    .build());
        }
        return Optional.empty();
    }

    private static Diagnostic.Builder outdated(Plan plan) {
        return Diagnostic.error(ApplyCodes.PLAN_OUTDATED, "Plan `" + plan.id() + "` is no longer current.")
                .hint("Make a new one with `croft plan`.");
    }

    private static String words(List<String> changed) {
        if (changed.isEmpty()) {
            return "";
        }
        String rest = changed.size() > MOST ? ", and %d more".formatted(changed.size() - MOST) : "";
        return ": " + String.join("; ", changed.subList(0, Math.min(MOST, changed.size()))) + rest;
    }

    private static String run(Optional<String> id) {
        return id.map(number -> "run " + number).orElse("no run");
    }
}
