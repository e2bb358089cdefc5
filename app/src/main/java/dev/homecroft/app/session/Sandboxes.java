package dev.homecroft.app.session;

import dev.homecroft.views.SandboxStatus;
import java.util.Optional;

/** The simulated labs of this user. The folder is as in {@link Labs}. */
public interface Sandboxes {
    /** Starts the lab's sandbox if none runs, and waits until it answers. */
    SandboxStatus up(Optional<String> folder);

    /** Throws CroftException if none runs. */
    SandboxStatus status(Optional<String> folder);

    /** Empties the simulated systems; they go on running. */
    SandboxStatus reset(Optional<String> folder);

    /**
     * Lets an accident happen.
     *
     * @param server a node or server by its name
     * @param how a word of {@code croft sandbox break --help}
     * @return what happened, in a sentence
     */
    String breakServer(Optional<String> folder, String server, String how);

    /** Ends accidents: of one server, or of all. */
    String mend(Optional<String> folder, Optional<String> server);

    /** Ends it; true if one ran. Its state stays. */
    boolean stop(Optional<String> folder);
}
