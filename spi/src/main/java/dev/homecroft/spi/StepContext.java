package dev.homecroft.spi;

/** What an applier may ask for while it carries out one step. */
public interface StepContext extends ProviderContext {
    /** Writes down how the call under way can be asked for again; returns when that is safely on disk. */
    void handle(String handle);

    /**
     * Says that the step changes nothing more, whatever it finds: its slots go to others while it looks at what came of it. Who says so
     * and then asks to be tried again is not, as nothing is changed without slots.
     */
    void freeSlots();

    /** Where a value goes that this step makes. It is learned by whoever cleans messages. */
    default SecretKeeper keeper() {
        return SecretKeeper.NOBODY;
    }

    /**
     * Tells the user how far the step is.
     *
     * @param fraction 0 to 1, or NaN when nobody can tell
     * @param words what is going on, such as {@code clone disk}
     */
    void progress(double fraction, String words);
}
