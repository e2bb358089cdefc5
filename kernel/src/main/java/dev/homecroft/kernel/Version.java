package dev.homecroft.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of dotted numbers with an optional leading {@code v} and an optional suffix, such as {@code v1.13.9},
 * {@code 9.1} or {@code 1.14.0-rc.1}. A version with a suffix comes before the same one without (Semantic Versioning 11.3).
 */
public record Version(String text) implements Comparable<Version> {
    private static final Pattern TEXT = Pattern.compile("v?[0-9]{1,9}(\\.[0-9]{1,9}){0,3}(-[0-9A-Za-z.-]+)?");

    public Version {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a version: " + text);
        }
    }

    public static Version parse(String text) {
        return new Version(text);
    }

    public static Optional<Version> tryParse(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new Version(text)) : Optional.empty();
    }

    /** Its numbers, most significant first. */
    public List<Integer> numbers() {
        String bare = text.startsWith("v") ? text.substring(1) : text;
        int dash = bare.indexOf('-');
        List<Integer> numbers = new ArrayList<>();
        for (String part : (dash < 0 ? bare : bare.substring(0, dash)).split("\\.", -1)) {
            numbers.add(Integer.valueOf(part));
        }
        return Collections.unmodifiableList(numbers);
    }

    private String suffix() {
        int dash = text.indexOf('-');
        return dash < 0 ? "" : text.substring(dash + 1);
    }

    public boolean isAtLeast(Version other) {
        return compareTo(other) >= 0;
    }

    /** By numbers, missing ones as 0, then by suffix. Not consistent with equals: {@code 9.0} and {@code v9} compare as 0. */
    @Override
    public int compareTo(Version other) {
        List<Integer> mine = numbers();
        List<Integer> theirs = other.numbers();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int left = i < mine.size() ? mine.get(i) : 0;
            int right = i < theirs.size() ? theirs.get(i) : 0;
            if (left != right) {
                return Integer.compare(left, right);
            }
        }
        if (suffix().isEmpty() || other.suffix().isEmpty()) {
            return Boolean.compare(suffix().isEmpty(), other.suffix().isEmpty());
        }
        return suffix().compareTo(other.suffix());
    }

    @Override
    public String toString() {
        return text;
    }
}
