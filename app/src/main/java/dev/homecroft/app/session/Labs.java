package dev.homecroft.app.session;

import java.util.Optional;

/** The labs within reach. */
@FunctionalInterface
public interface Labs {
    /**
     * Opens a lab for work; throws CroftException with everything that is wrong with its files.
     *
     * @param folder as the user stated it; empty for the one around the working folder
     * @param live the real systems, even while a sandbox of the lab runs
     */
    LabSession open(Optional<String> folder, boolean live);
}
