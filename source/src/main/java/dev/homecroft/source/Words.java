package dev.homecroft.source;

/**
 * The words of a file, most of which it says again and again: one that was met lately is kept once. It forgets at random and
 * is never larger than its table. Not thread-safe.
 */
final class Words {
    private static final int SIZE = 1024;

    private final String[] table = new String[SIZE];

    /** The same text, and mostly the same object for the same text. */
    String of(String word) {
        int hash = word.hashCode();
        int place = (hash ^ (hash >>> 16)) & (SIZE - 1);
        if (!word.equals(table[place])) {
            table[place] = word;
        }
        return table[place];
    }
}
