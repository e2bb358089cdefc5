package dev.homecroft.state;

/** How a step ended. */
public enum OutcomeStatus {
    DONE("done"),
    /** It did not happen, or not wholly; the problem says what is there now. */
    FAILED("failed"),
    /** What was found was not what the plan expects; nothing was touched. */
    REFUSED("refused"),
    /** Nobody can tell yet whether it happened. */
    UNKNOWN("unknown"),
    /** A crash came between intent and outcome and a probe found that it had not happened. */
    NOT_DONE("not done");

    private final String label;

    OutcomeStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
