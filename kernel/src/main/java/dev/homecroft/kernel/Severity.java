package dev.homecroft.kernel;

/** How bad a diagnostic is. Only an {@code ERROR} stops the stage that comes after. */
public enum Severity {
    ERROR("error"),
    WARNING("warning"),
    NOTE("note");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
