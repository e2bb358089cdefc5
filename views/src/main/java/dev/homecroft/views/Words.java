package dev.homecroft.views;

/** Small words around numbers. */
public final class Words {
    private Words() {}

    /** {@code 1 host}, {@code 3 hosts}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
