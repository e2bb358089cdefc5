package dev.homecroft.state;

/** How a run stands. */
public enum RunStatus {
    RUNNING("running"),
    DONE("done"),
    /** At least one step did not end well; the others went on as far as they could. */
    FAILED("failed"),
    /** Of at least one step nobody can tell yet how it ended, or half of it is done; the next command looks into it. */
    UNSETTLED("unsettled"),
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
