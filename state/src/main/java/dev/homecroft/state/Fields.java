package dev.homecroft.state;

import dev.homecroft.kernel.ByteSize;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Values by path, sorted. A path is words divided by dots, such as {@code disks.system.size}; what is not stated is not
 * there.
 */
public record Fields(SortedMap<String, Value> values) {
    public static final Fields EMPTY = new Fields(new TreeMap<>());
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_:*/@-]+(\\.[A-Za-z0-9_:*/@-]+)*");

    public Fields {
        for (String path : values.keySet()) {
            if (!PATH.matcher(path).matches()) {
                throw new IllegalArgumentException("not a field path: " + path);
            }
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
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
        // '/' follows '.' in ASCII, so this is exactly the range of paths that begin with "prefix.".
        values.subMap(prefix + ".", prefix + "/")
                .forEach((path, value) -> found.put(path.substring(prefix.length() + 1), value));
        return new Fields(found);
    }

    /** The distinct first words of the paths below {@code prefix.}: the names of its entries, sorted. */
    public List<String> entries(String prefix) {
        return below(prefix).values().keySet().stream()
                .map(path -> path.contains(".") ? path.substring(0, path.indexOf('.')) : path)
                .distinct()
                .toList();
    }

    /** These fields with the other's on top. */
    public Fields with(Fields other) {
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
