package dev.homecroft.state;

/** What a step does to its thing, in the words of the plan. */
public enum Action {
    CREATE("create", "+"),
    UPDATE("update", "~"),
    RESIZE("resize", "↻"),
    MOVE("move", "→"),
    START("start", "▸"),
    STOP("stop", "■"),
    RESTART("restart", "↻"),
    ADOPT("adopt", "="),
    RELEASE("release", "~"),
    /** A host is to take nothing more. */
    DRAIN("drain", "○"),
    /** A host may take things again. */
    UNDRAIN("undrain", "●"),
    REPLACE("replace", "!"),
    DELETE("delete", "-");

    private final String label;
    private final String symbol;

    Action(String label, String symbol) {
        this.label = label;
        this.symbol = symbol;
    }

    public String label() {
        return label;
    }

    public String symbol() {
        return symbol;
    }
}
