package dev.homecroft.model.bind;

import java.util.List;

/** The codes of all diagnostics of binding; each is a page of {@code croft explain}. They never change. */
public final class Codes {
    public static final String NO_LAB = "no-lab";
    public static final String UNKNOWN_SECTION = "unknown-section";
    public static final String UNKNOWN_KEY = "unknown-key";
    public static final String MISSING_KEY = "missing-key";
    public static final String WRONG_TYPE = "wrong-type";
    public static final String BAD_NAME = "bad-name";
    public static final String STATED_TWICE = "stated-twice";
    public static final String PLACEHOLDER = "placeholder";
    public static final String UNKNOWN_PROFILE = "unknown-profile";
    public static final String PROFILE_CYCLE = "profile-cycle";

    private Codes() {}

    /** All of them, sorted. */
    public static List<String> all() {
        return List.of(
                BAD_NAME,
                MISSING_KEY,
                NO_LAB,
                PLACEHOLDER,
                PROFILE_CYCLE,
                STATED_TWICE,
                UNKNOWN_KEY,
                UNKNOWN_PROFILE,
                UNKNOWN_SECTION,
                WRONG_TYPE);
    }
}
