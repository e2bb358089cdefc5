package dev.homecroft.views;

import dev.homecroft.state.Value;
import java.util.List;
import java.util.Optional;

/** Small words around numbers and values. */
public final class Words {
    private Words() {}

    /** {@code 1 host}, {@code 3 hosts}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 || noun.endsWith("s") ? "" : "s");
    }

    /** A value on one line: the first of its own, and nothing in it can move the cursor or hide, whoever wrote it. */
    public static String line(String value) {
        List<String> lines = value.strip().lines().toList();
        return lines.isEmpty() ? "" : Columns.visible(lines.getFirst()) + (lines.size() > 1 ? " …" : "");
    }

    static String line(Optional<Value> value) {
        return value.map(Value::toString).map(Words::line).orElse("nothing");
    }
}
