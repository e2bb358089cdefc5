package dev.homecroft.model.bind;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that somebody most likely meant. */
public final class Suggestion {
    private Suggestion() {}

    /** The nearest of the known words, if it is near enough to be a slip of the keyboard. */
    public static Optional<String> of(String word, Collection<String> known) {
        int allowed = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= allowed)
                .map(candidate -> new Scored(candidate, distance(word, candidate)))
                .filter(scored -> scored.distance <= allowed)
                .min(Comparator.comparingInt((Scored scored) -> scored.distance).thenComparing(Scored::word))
                .map(Scored::word);
    }

    private record Scored(String word, int distance) {}

    /** Levenshtein's distance, one row at a time. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int above = row[j];
                int swap = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(row[j - 1], above) + 1);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
