package dev.homecroft.history;

import java.util.List;

/** The codes of all diagnostics of this room. They never change. */
public final class HistoryCodes {
    public static final String BROKEN = "history-broken";
    public static final String GONE = "history-gone";
    public static final String LOST = "history-lost";
    public static final String READ_ONLY = "history-read-only";
    public static final String UNUSABLE = "history-unusable";
    public static final String LOCKED = "lab-locked";
    public static final String TAKEN_OVER = "lock-taken-over";
    public static final String LOST_LOCK = "lock-lost";

    private HistoryCodes() {}

    /** All of them, sorted. */
    public static List<String> all() {
        return List.of(BROKEN, GONE, LOST, READ_ONLY, UNUSABLE, LOCKED, LOST_LOCK, TAKEN_OVER);
    }
}
