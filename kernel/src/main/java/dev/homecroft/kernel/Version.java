package dev.homecroft.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of dotted numbers with an optional leading {@code v}, an optional suffix and optional words on the build, such
 * as {@code v1.13.9}, {@code 9.1}, {@code 1.14.0-rc.1} or {@code v1.34.2+k3s1}. Ordered as Semantic Versioning 11 says: a
 * suffix comes before none, {@code rc.9} before {@code rc.10}, and the build does not count.
 */
public record Version(String text) implements Comparable<Version> {
    private static final Pattern TEXT =
            Pattern.compile("v?[0-9]{1,9}(\\.[0-9]{1,9}){0,3}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

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
        String core = withoutBuild();
        String bare = core.startsWith("v") ? core.substring(1) : core;
        int dash = bare.indexOf('-');
        List<Integer> numbers = new ArrayList<>();
        for (String part : (dash < 0 ? bare : bare.substring(0, dash)).split("\\.", -1)) {
            numbers.add(Integer.valueOf(part));
        }
        return Collections.unmodifiableList(numbers);
    }

    private String withoutBuild() {
        int plus = text.indexOf('+');
        return plus < 0 ? text : text.substring(0, plus);
    }

    private String suffix() {
        String core = withoutBuild();
        int dash = core.indexOf('-');
        return dash < 0 ? "" : core.substring(dash + 1);
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
        return compareSuffixes(suffix().split("\\.", -1), other.suffix().split("\\.", -1));
    }

    private static int compareSuffixes(String[] mine, String[] theirs) {
        for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
            boolean left = mine[i].matches("[0-9]+");
            boolean right = theirs[i].matches("[0-9]+");
            int order = left && right
                    ? new BigInteger(mine[i]).compareTo(new BigInteger(theirs[i]))
                    : left != right ? Boolean.compare(right, left) : mine[i].compareTo(theirs[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(mine.length, theirs.length);
    }

    @Override
    public String toString() {
        return text;
    }
}
