package dev.homecroft.views;

/** What a piece of text stands for; a terminal shows each in its own colour. Never the only signal. */
public enum Ink {
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("1;34"),
    HINT("36"),
    ADDED("32"),
    CHANGED("33"),
    REMOVED("31"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The argument of the SGR sequence (ECMA-48, 8.3.117). */
    String code() {
        return code;
    }
}
