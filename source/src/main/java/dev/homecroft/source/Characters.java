package dev.homecroft.source;

import dev.homecroft.kernel.Diagnostic;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Characters that do something other than what one sees. */
final class Characters {
    private Characters() {}

    /** The first control character, which YAML 1.2 (5.1) does not allow anywhere. */
    static Optional<Diagnostic> firstControl(SourceText text) {
        return first(text.text(), Characters::isControl).stream()
                .mapToObj(offset -> Problems.control(text, offset))
                .findFirst();
    }

    /** The first character that turns the direction of text around; it can hide what a line says (CVE-2021-42574). */
    static Optional<Diagnostic> firstBidi(SourceText text) {
        return first(text.text(), Characters::isBidi).stream()
                .mapToObj(offset -> Problems.bidi(text, offset))
                .findFirst();
    }

    /** Index of the first character that shows nothing or only looks like a space. */
    static OptionalInt firstInvisible(String value) {
        return first(value, Characters::isInvisible);
    }

    private static OptionalInt first(String text, IntPredicate wanted) {
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int c = text.codePointAt(i);
            next = i + Character.charCount(c);
            boolean ordinary = c >= ' ' && c < 0x7f;
            if (!ordinary && wanted.test(c)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** YAML 1.2 lets U+0085 stand, its readers disagree whether a line ends there, and nobody sees it. */
    static boolean isControl(int c) {
        boolean allowed = c == '\t' || c == '\n' || c == '\r';
        boolean isNoCharacter = c == 0xfffe || c == 0xffff;
        return isNoCharacter || (Character.getType(c) == Character.CONTROL && !allowed);
    }

    private static boolean isBidi(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    static boolean isInvisible(int c) {
        if (isBidi(c)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            case Character.CONTROL -> c == 0x85;
            default -> false;
        };
    }

    /** {@code U+200B ZERO WIDTH SPACE}. */
    static String describe(int c) {
        String name = Character.getName(c);
        return name == null ? "U+%04X".formatted(c) : "U+%04X %s".formatted(c, name);
    }
}
