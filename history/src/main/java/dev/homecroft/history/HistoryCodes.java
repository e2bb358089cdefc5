package dev.homecroft.history;

import java.util.List;

/** The codes of all diagnostics of this room. They never change. */
public final class HistoryCodes {
    public static final String BROKEN = "history-broken";
    public static final String UNUSABLE = "history-unusable";
    public static final String LOCKED = "lab-locked";
    public static final String TAKEN_OVER = "lock-taken-over";
    public static final String LOST_LOCK = "lock-lost";

    private HistoryCodes() {}

    /** All of them, sorted. */
    public static List<String> all() {
        return List.of(BROKEN, UNUSABLE, LOCKED, LOST_LOCK, TAKEN_OVER);
    }
}
