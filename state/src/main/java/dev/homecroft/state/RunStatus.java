package dev.homecroft.state;

/** How a run stands. */
public enum RunStatus {
    RUNNING("running"),
    DONE("done"),
    /** At least one step did not end well; the others went on as far as they could. */
    FAILED("failed"),
    /** The user stopped it between steps. */
    CANCELLED("cancelled"),
    /** Its process ended without a word; its open steps were probed by the run after it. */
    INTERRUPTED("interrupted");

    private final String label;

    RunStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
