package dev.homecroft.views;

/**
 * What text is written on.
 *
 * @param width columns of a line, at least 40
 * @param color whether it shows colours
 */
public record Paper(int width, boolean color) {
    /** What is used when nobody knows better. */
    public static final Paper PLAIN = new Paper(80, false);

    private static final int NARROWEST = 40;

    public Paper {
        width = Math.max(NARROWEST, width);
    }

    public String paint(Ink ink, String text) {
        return color && !text.isEmpty() ? "\u001b[" + ink.code() + "m" + text + "\u001b[0m" : text;
    }
}
