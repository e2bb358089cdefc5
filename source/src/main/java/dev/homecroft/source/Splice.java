package dev.homecroft.source;

/** Other characters in the place of some; offsets in UTF-16 code units, {@code end} exclusive. */
record Splice(int start, int end, String replacement) {
    String in(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
