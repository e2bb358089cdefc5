package dev.homecroft.state;

import dev.homecroft.kernel.ByteSize;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values by path, sorted. A path is words divided by dots, such as {@code disks.system.size}; what is not stated is not
 * there.
 */
public record Fields(SortedMap<String, Value> values) {
    public static final Fields EMPTY = new Fields(new TreeMap<>());
    private static final String SIGNS = "_:*/@-";

    public Fields {
        for (String path : values.keySet()) {
            if (!isPath(path)) {
                throw new IllegalArgumentException("not a field path: " + path);
            }
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** By hand, because this is asked for every field of every thing, several times in a plan. */
    private static boolean isPath(String path) {
        boolean isInWord = false;
        for (int at = 0; at < path.length(); at++) {
            char sign = path.charAt(at);
            if (sign == '.' && !isInWord) {
                return false;
            }
            isInWord = sign != '.';
            if (isInWord && !isOfWord(sign)) {
                return false;
            }
        }
        return isInWord;
    }

    private static boolean isOfWord(char sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || SIGNS.indexOf(sign) >= 0;
    }

    public static Fields of(Map<String, Value> values) {
        return new Fields(new TreeMap<>(values));
    }

    public static Builder builder() {
        return new Builder();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public boolean has(String path) {
        return values.containsKey(path);
    }

    public Optional<Value> get(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /** The field as text; empty also when it is of another type. */
    public Optional<String> text(String path) {
        return get(path).filter(Value.Text.class::isInstance).map(value -> ((Value.Text) value).value());
    }

    public Optional<Long> whole(String path) {
        return get(path).filter(Value.Whole.class::isInstance).map(value -> ((Value.Whole) value).value());
    }

    public Optional<ByteSize> size(String path) {
        return get(path).filter(Value.Size.class::isInstance).map(value -> ((Value.Size) value).value());
    }

    public Optional<Boolean> flag(String path) {
        return get(path).filter(Value.Flag.class::isInstance).map(value -> ((Value.Flag) value).value());
    }

    /** The fields below {@code prefix.}, with the prefix taken off. */
    public Fields below(String prefix) {
        SortedMap<String, Value> found = new TreeMap<>();
        range(prefix).forEach((path, value) -> found.put(path.substring(prefix.length() + 1), value));
        return found.isEmpty() ? EMPTY : new Fields(found);
    }

    /** Whether a path begins with {@code prefix.}. */
    public boolean hasBelow(String prefix) {
        return !range(prefix).isEmpty();
    }

    private SortedMap<String, Value> range(String prefix) {
        // '/' follows '.' in ASCII, so this is exactly the range of paths that begin with "prefix.".
        return values.subMap(prefix + ".", prefix + "/");
    }

    /** The distinct first words of the paths below {@code prefix.}: the names of its entries, sorted. */
    public List<String> entries(String prefix) {
        Set<String> entries = new LinkedHashSet<>();
        int start = prefix.length() + 1;
        for (String path : range(prefix).keySet()) {
            int dot = path.indexOf('.', start);
            entries.add(dot < 0 ? path.substring(start) : path.substring(start, dot));
        }
        return List.copyOf(entries);
    }

    /** These fields with the other's on top. */
    public Fields with(Fields other) {
        if (other.isEmpty()) {
            return this;
        }
        SortedMap<String, Value> merged = new TreeMap<>(values);
        merged.putAll(other.values);
        return new Fields(merged);
    }

    /** Collects fields. Not thread-safe; used once. */
    public static final class Builder {
        private final SortedMap<String, Value> values = new TreeMap<>();

        private Builder() {}

        public Builder put(String path, Value value) {
            values.put(path, value);
            return this;
        }

        public Builder put(String path, String text) {
            return put(path, Value.of(text));
        }

        public Builder put(String path, long number) {
            return put(path, Value.of(number));
        }

        public Builder put(String path, boolean flag) {
            return put(path, Value.of(flag));
        }

        public Builder put(String path, ByteSize size) {
            return put(path, Value.of(size));
        }

        public Builder put(String path, Optional<? extends Value> value) {
            value.ifPresent(present -> values.put(path, present));
            return this;
        }

        /** All of the other's, on top. */
        public Builder putAll(Fields fields) {
            values.putAll(fields.values());
            return this;
        }

        /** All of the other's, each below {@code prefix.}. */
        public Builder putBelow(String prefix, Fields fields) {
            fields.values().forEach((path, value) -> values.put(prefix + "." + path, value));
            return this;
        }

        public Fields build() {
            return new Fields(values);
        }
    }
}
