package dev.homecroft.app.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person can do to a guest past us. */
enum HumanAct {
    /** Gives it twice the memory in the web console. */
    EDIT,
    /** Deletes it and gives its number to a machine of their own. */
    SWAP;

    static Optional<HumanAct> tryParse(String word) {
        return Stream.of(values())
                .filter(act -> act.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
