package dev.homecroft.spi.contract;

/** What a fixture can do to the system beyond the least. Tests that need one that is missing are skipped, and say so. */
public enum Ability {
    CHANGE("declare a change of one thing"),
    REMOVE("leave one thing out of the lab"),
    CREATE("make a foreign object"),
    EDIT("edit a field by hand"),
    DELETE("delete an object by hand"),
    COPY("copy an object with its mark"),
    REPLACE("put somebody else's object in the place of ours"),
    MOVE("move an object to another place"),
    UNMARK("take our mark off an object"),
    STOP("stop and start the system"),
    WRONG_SECRETS("offer wrong secrets"),
    DROP_CALL("lose a call before it arrives"),
    LOSE_ANSWER("lose the answer to a call that happened");

    private final String words;

    Ability(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
