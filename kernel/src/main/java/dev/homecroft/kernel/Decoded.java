package dev.homecroft.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a text says once its escapes are read, with the way back to the text. */
final class Decoded {
    private static final Map<String, Integer> ENTITIES =
            Map.of("&amp;", (int) '&', "&lt;", (int) '<', "&gt;", (int) '>', "&quot;", (int) '"', "&apos;", (int) '\'');
    private static final String LETTERS = "nrtbf";
    private static final String MEANINGS = "\n\r\t\b\f";

    /** One way to write characters as others. */
    @FunctionalInterface
    private interface Escapes {
        /** The escape that begins at the place, if one does. */
        Optional<Escape> at(String text, int place);
    }

    /**
     * @param value a byte, or a code point from 128 on that becomes several
     * @param isByte whether the value is a byte even from 128 on
     */
    private record Escape(int length, int value, boolean isByte) {}

    private static final List<Escapes> ALL =
            List.of(Decoded::percent, Decoded::form, Decoded::backslash, Decoded::entity);

    private final String bytes;

    /** For each byte where its escape begins in the text in characters, and after the last one the text's length. */
    private final int[] places;

    private Decoded(String bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
    }

    /** The UTF-8 bytes of what it says, one in each character. */
    String bytes() {
        return bytes;
    }

    /** Where in the text, in characters, the byte with that index begins; one more than the last gives the text's end. */
    int place(int index) {
        return places[index];
    }

    /** The text as it stands. */
    static Decoded of(String text) {
        Writer writer = new Writer(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            writer.add(text.codePointAt(i), i);
        }
        return writer.end(text.length());
    }

    /** This read once more in each way that changes it: percent signs, forms, strings of JSON, entities of HTML. */
    List<Decoded> further() {
        Map<String, Decoded> different = new LinkedHashMap<>();
        for (Escapes escapes : ALL) {
            Decoded read = read(escapes);
            different.putIfAbsent(read.bytes, read);
        }
        different.remove(bytes);
        return List.copyOf(different.values());
    }

    private Decoded read(Escapes escapes) {
        Writer writer = new Writer(bytes.length());
        int i = 0;
        while (i < bytes.length()) {
            Optional<Escape> escape = escapes.at(bytes, i);
            int place = places[i];
            if (escape.isEmpty() || escape.get().isByte()) {
                writer.addByte(escape.map(Escape::value).orElse((int) bytes.charAt(i)), place);
            } else {
                writer.add(escape.get().value(), place);
            }
            i += escape.map(Escape::length).orElse(1);
        }
        return writer.end(places[bytes.length()]);
    }

    private static Optional<Escape> percent(String text, int place) {
        return text.charAt(place) == '%' ? hex(text, place + 1, 2, true) : Optional.empty();
    }

    private static Optional<Escape> form(String text, int place) {
        return text.charAt(place) == '+' ? Optional.of(new Escape(1, ' ', true)) : percent(text, place);
    }

    private static Optional<Escape> backslash(String text, int place) {
        if (text.charAt(place) != '\\' || place + 1 >= text.length()) {
            return Optional.empty();
        }
        char kind = text.charAt(place + 1);
        if (kind == 'u') {
            return unit(text, place)
                    .map(first -> unit(text, place + 6)
                            .filter(second -> Character.isSurrogatePair((char) first.value(), (char) second.value()))
                            .map(second -> new Escape(
                                    12, Character.toCodePoint((char) first.value(), (char) second.value()), false))
                            .orElse(first));
        }
        if (kind == 'x') {
            return hex(text, place + 2, 2, true);
        }
        int letter = LETTERS.indexOf(kind);
        return Optional.of(new Escape(2, letter < 0 ? kind : MEANINGS.charAt(letter), true));
    }

    /** A backslash, a "u" and four digits. */
    private static Optional<Escape> unit(String text, int place) {
        return text.startsWith("\\u", place) ? hex(text, place + 2, 4, false) : Optional.empty();
    }

    private static Optional<Escape> entity(String text, int place) {
        if (text.charAt(place) != '&') {
            return Optional.empty();
        }
        int end = text.indexOf(';', place);
        if (end < 0 || end - place > 8) {
            return Optional.empty();
        }
        String whole = text.substring(place, end + 1);
        Optional<Integer> value = Optional.ofNullable(ENTITIES.get(whole)).or(() -> numbered(whole));
        return value.map(code -> new Escape(whole.length(), code, false));
    }

    /** {@code &#39;} or {@code &#x27;}. */
    private static Optional<Integer> numbered(String entity) {
        if (entity.charAt(1) != '#') {
            return Optional.empty();
        }
        boolean isHex = entity.charAt(2) == 'x' || entity.charAt(2) == 'X';
        try {
            int code = Integer.parseInt(entity.substring(isHex ? 3 : 2, entity.length() - 1), isHex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Optional.of(code) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** @param from where its digits begin, after a percent sign or after a backslash and a letter */
    private static Optional<Escape> hex(String text, int from, int digits, boolean isByte) {
        int end = from + digits;
        if (end > text.length()) {
            return Optional.empty();
        }
        for (int i = from; i < end; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return Optional.empty();
            }
        }
        int before = text.charAt(from - 1) == '%' ? 1 : 2;
        return Optional.of(new Escape(before + digits, HexFormat.fromHexDigits(text, from, end), isByte));
    }

    private static final class Writer {
        private final ByteArrayOutputStream bytes;
        private int[] places;

        Writer(int size) {
            bytes = new ByteArrayOutputStream(size);
            places = new int[size + 1];
        }

        void add(int codePoint, int place) {
            for (byte part : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                addByte(part & 0xff, place);
            }
        }

        void addByte(int value, int place) {
            if (bytes.size() + 1 >= places.length) {
                places = Arrays.copyOf(places, places.length * 2 + 4);
            }
            places[bytes.size()] = place;
            bytes.write(value);
        }

        Decoded end(int length) {
            places[bytes.size()] = length;
            return new Decoded(bytes.toString(StandardCharsets.ISO_8859_1), places);
        }
    }
}
