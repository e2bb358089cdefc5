package dev.homecroft.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where somebody types, from the lines alone: half a line is no YAML, so there is no tree to ask.
 *
 * @param path keys that lead there; for a value its own key is the last
 */
record TypedPlace(List<String> path, boolean isValue) {
    TypedPlace {
        path = List.copyOf(path);
    }

    /**
     * @param line from 0
     * @param character columns before the place, in UTF-16 code units
     */
    static TypedPlace of(List<String> lines, int line, int character) {
        String whole = line >= 0 && line < lines.size() ? lines.get(line) : "";
        String before = whole.substring(0, Math.clamp(character, 0, whole.length()));
        int indent = before.isBlank() ? before.length() : indent(before);
        List<String> path = above(lines, Math.min(line, lines.size()), indent);
        Typed typed = new Typed(item(before.strip()));
        path.addAll(typed.open);
        if (typed.isValue) {
            path.add(typed.key);
        }
        return new TypedPlace(path, typed.isValue);
    }

    private static List<String> above(List<String> lines, int line, int indent) {
        List<String> path = new ArrayList<>();
        int limit = indent;
        for (int i = line - 1; i >= 0 && limit > 0; i--) {
            String words = lines.get(i).strip();
            if (!words.isEmpty() && !words.startsWith("#") && indent(lines.get(i)) < limit) {
                limit = indent(lines.get(i));
                key(item(words)).ifPresent(path::addFirst);
            }
        }
        return path;
    }

    private static Optional<String> key(String words) {
        int colon = words.endsWith(":") ? words.length() - 1 : words.indexOf(": ");
        return colon < 0 ? Optional.empty() : Optional.of(unquoted(words.substring(0, colon)));
    }

    /** What stands behind the dashes of lists. */
    private static String item(String words) {
        int start = 0;
        while (words.startsWith("- ", start)) {
            start++;
            while (start < words.length() && words.charAt(start) == ' ') {
                start++;
            }
        }
        return words.substring(start);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String unquoted(String key) {
        return key.strip().replaceAll("^[\"']|[\"']$", "");
    }

    /** One line up to the place, read by its brackets, commas and colons. */
    private static final class Typed {
        private final List<String> open = new ArrayList<>();
        private String key = "";
        private boolean isValue;
        private int lists;

        private Typed(String text) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean ends = i + 1 == text.length() || text.charAt(i + 1) == ' ';
                boolean isSign = "{}[],".indexOf(c) >= 0 || (c == ':' && ends);
                if (isSign) {
                    sign(c, unquoted(word.toString()));
                    word.setLength(0);
                } else {
                    word.append(c);
                }
            }
        }

        private void sign(char sign, String word) {
            switch (sign) {
                case ':' -> {
                    key = word;
                    isValue = true;
                }
                case '{' -> {
                    open.add(key);
                    isValue = false;
                }
                case '}' -> {
                    isValue = false;
                    if (!open.isEmpty()) {
                        open.removeLast();
                    }
                }
                case '[' -> lists++;
                case ']' -> lists--;
                default -> isValue &= lists > 0;
            }
        }
    }
}
