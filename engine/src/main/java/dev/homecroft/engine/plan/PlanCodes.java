package dev.homecroft.engine.plan;

/** The codes of all diagnostics of this room; each has a text of {@code croft explain}. They never change. */
public final class PlanCodes {
    public static final String IDENTITY = "identity";
    public static final String STEP_CYCLE = "step-cycle";
    public static final String TARGET_UNREACHABLE = "target-unreachable";
    public static final String TWO_OWNERS = "two-owners";
    public static final String WAITS_FOR_BLOCKED = "waits-for-blocked";

    private PlanCodes() {}
}
