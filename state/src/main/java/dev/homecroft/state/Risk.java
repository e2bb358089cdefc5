package dev.homecroft.state;

/** The worst that a step does when it goes as planned, least first. */
public enum Risk {
    /** Nothing that runs is interrupted. */
    SAFE("safe"),
    /** Something that runs is interrupted and comes back. */
    DISRUPTIVE("disruptive"),
    /** Something is gone afterwards. */
    DESTRUCTIVE("destructive");

    private final String label;

    Risk(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
