package dev.homecroft.model;

/** Whether a thing is to be there. */
public enum Status {
    ACTIVE,
    /** Checked and drawn, not built. */
    PLANNED,
    /** There, but switched off on purpose. */
    OFFLINE,
    /** There, but broken. */
    FAILED,
    /** Gone for good; nothing active may refer to it. */
    RETIRED
}
