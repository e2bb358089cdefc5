package dev.homecroft.state;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import java.util.Collection;
import java.util.List;

/** The value of one field. A secret is only ever the name of one. */
public sealed interface Value {
    record Text(String value) implements Value {
        @Override
        public String toString() {
            return value;
        }
    }

    record Whole(long value) implements Value {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** An amount of bytes; kept apart from other numbers so that people see {@code 8G}. */
    record Size(ByteSize value) implements Value {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    record Flag(boolean value) implements Value {
        @Override
        public String toString() {
            return value ? "yes" : "no";
        }
    }

    /** Several values; a set is given in its natural order, so that equal sets are equal values. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return String.join(", ", values.stream().map(Value::toString).toList());
        }
    }

    record Hidden(SecretRef ref) implements Value {
        @Override
        public String toString() {
            return "secret " + ref;
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Whole(number);
    }

    static Value of(boolean flag) {
        return new Flag(flag);
    }

    static Value of(ByteSize size) {
        return new Size(size);
    }

    static Value of(SecretRef ref) {
        return new Hidden(ref);
    }

    /** Texts in the order given. */
    static Value ofTexts(Collection<String> texts) {
        return new Items(texts.stream().map(Value::of).toList());
    }
}
