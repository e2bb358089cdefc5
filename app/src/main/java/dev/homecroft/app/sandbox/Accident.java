package dev.homecroft.app.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can happen to a simulated server. */
enum Accident {
    /** It is off. */
    DOWN,
    /** It takes connections and answers late, or never. */
    SLOW,
    /** Calls fail now and then. */
    ERRORS,
    /** Every login is refused. */
    DENY;

    static Optional<Accident> tryParse(String word) {
        return Stream.of(values())
                .filter(accident -> accident.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
