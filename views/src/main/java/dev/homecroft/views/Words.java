package dev.homecroft.views;

import java.util.Map;

/** Small words around numbers. */
final class Words {
    private static final Map<String, String> PLURALS = Map.of("has", "have", "differs", "differ");

    private Words() {}

    /** {@code 1 host}, {@code 3 hosts}. */
    static String count(long number, String noun) {
        return number + " " + plural(number, noun);
    }

    static String plural(long number, String word) {
        if (number == 1) {
            return word;
        }
        return PLURALS.getOrDefault(word, word + "s");
    }
}
