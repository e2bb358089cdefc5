package dev.homecroft.engine.apply;

import java.util.List;

/** The codes of all diagnostics of this room; each is a page of {@code croft explain}. They never change. */
public final class ApplyCodes {
    public static final String INTERNAL_ERROR = "internal-error";
    public static final String JOURNAL_BROKEN = "journal-broken";
    public static final String PLAN_OUTDATED = "plan-outdated";
    public static final String PROVIDER_MISSING = "provider-missing";
    public static final String RUN_ABANDONED = "run-abandoned";
    public static final String STEP_CANCELLED = "step-cancelled";
    public static final String STEP_RECOVERED = "step-recovered";

    private ApplyCodes() {}

    /** All of them, sorted. */
    public static List<String> all() {
        return List.of(
                INTERNAL_ERROR,
                JOURNAL_BROKEN,
                PLAN_OUTDATED,
                PROVIDER_MISSING,
                RUN_ABANDONED,
                STEP_CANCELLED,
                STEP_RECOVERED);
    }
}
