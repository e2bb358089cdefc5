package dev.homecroft.simulators.values;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a parameter may hold; checks the text and says how it goes out as JSON. */
public sealed interface ValueType {
    /** What is wrong with the text, or nothing. */
    Optional<String> problem(String text);

    /** Its shape, if it is a property string. */
    default Optional<PropertyFormat> propertyFormat() {
        return Optional.empty();
    }

    /** Whether the text is a list of several. */
    default boolean isList() {
        return false;
    }

    /** The text as it is kept. */
    default String normal(String text) {
        return text;
    }

    /** The kept text as it goes out. */
    default Object json(String text) {
        return text;
    }

    /**
     * Any text within these bounds.
     *
     * @param pattern what it matches as a whole
     * @param format a named format, or empty
     */
    record Text(Pattern pattern, String format, int least, int longest) implements ValueType {
        @Override
        public boolean isList() {
            return format.endsWith("-list");
        }

        @Override
        public Optional<String> problem(String text) {
            if (text.length() < least) {
                return Optional.of("value must be at least " + least + " characters long");
            }
            if (text.length() > longest) {
                return Optional.of("value may only be " + longest + " characters long");
            }
            return pattern.matcher(text).matches()
                    ? NamedFormats.problem(format, text)
                    : Optional.of("value does not match the regex pattern");
        }
    }

    record Flag() implements ValueType {
        private static final List<String> TRUE = List.of("1", "on", "yes", "true");
        private static final List<String> FALSE = List.of("0", "off", "no", "false");

        @Override
        public Optional<String> problem(String text) {
            return TRUE.contains(text) || FALSE.contains(text)
                    ? Optional.empty()
                    : Optional.of("type check ('boolean') failed - got '" + text + "'");
        }

        @Override
        public String normal(String text) {
            return TRUE.contains(text) ? "1" : "0";
        }

        @Override
        public Object json(String text) {
            return TRUE.contains(text) ? 1L : 0L;
        }
    }

    record Whole(long minimum, long maximum) implements ValueType {
        @Override
        public Optional<String> problem(String text) {
            if (!isWhole(text)) {
                return Optional.of("type check ('integer') failed - got '" + text + "'");
            }
            long value = Long.parseLong(text);
            if (value < minimum) {
                return Optional.of("value must have a minimum value of " + minimum);
            }
            return value > maximum ? Optional.of("value must have a maximum value of " + maximum) : Optional.empty();
        }

        /** Asked for many parameters of every call, so without a pattern. */
        private static boolean isWhole(String text) {
            int start = text.startsWith("-") ? 1 : 0;
            int digits = text.length() - start;
            if (digits < 1 || digits > 18) {
                return false;
            }
            for (int at = start; at < text.length(); at++) {
                if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String normal(String text) {
            return Long.toString(Long.parseLong(text));
        }

        @Override
        public Object json(String text) {
            return Long.parseLong(text);
        }
    }

    record Decimal(double minimum, double maximum) implements ValueType {
        @Override
        public Optional<String> problem(String text) {
            if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
                return Optional.of("type check ('number') failed - got '" + text + "'");
            }
            double value = Double.parseDouble(text);
            return value < minimum || value > maximum
                    ? Optional.of("value must be between " + minimum + " and " + maximum)
                    : Optional.empty();
        }

        /** Proxmox VE gives decimals back as the text it was given. */
        @Override
        public Object json(String text) {
            return text;
        }
    }

    record OneOf(List<String> values) implements ValueType {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public Optional<String> problem(String text) {
            return values.contains(text)
                    ? Optional.empty()
                    : Optional.of("value '" + text + "' does not have a value in the enumeration '"
                            + String.join(", ", values) + "'");
        }
    }

    record Properties(PropertyFormat shape) implements ValueType {
        @Override
        public Optional<String> problem(String text) {
            return shape.problem(text);
        }

        @Override
        public Optional<PropertyFormat> propertyFormat() {
            return Optional.of(shape);
        }
    }
}
