package dev.homecroft.model.care;

/** What people owe the lab: updates, mitigations, decisions. */
public record Care() {
    public static final Care EMPTY = new Care();
}
