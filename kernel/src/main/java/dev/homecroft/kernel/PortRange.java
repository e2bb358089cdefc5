package dev.homecroft.kernel;

import java.util.Optional;

/** Ports from {@code first} to {@code last}, both included, 1 to 65535. */
public record PortRange(int first, int last) implements Comparable<PortRange> {
    public PortRange {
        if (first < 1 || last > 65535 || first > last) {
            throw new IllegalArgumentException("not a port range: " + first + "-" + last);
        }
    }

    /** Reads {@code 443} or {@code 8000-8010}. */
    public static Optional<PortRange> tryParse(String text) {
        if (!text.matches("[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?")) {
            return Optional.empty();
        }
        String[] ends = text.split("-", 2);
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        boolean valid = first >= 1 && last <= 65535 && first <= last;
        return valid ? Optional.of(new PortRange(first, last)) : Optional.empty();
    }

    public boolean overlaps(PortRange other) {
        return first <= other.last && other.first <= last;
    }

    @Override
    public int compareTo(PortRange other) {
        int byFirst = Integer.compare(first, other.first);
        return byFirst != 0 ? byFirst : Integer.compare(last, other.last);
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
