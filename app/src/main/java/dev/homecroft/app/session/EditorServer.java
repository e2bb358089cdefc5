package dev.homecroft.app.session;

import java.util.Optional;

/** Serves an editor until it says goodbye. */
@FunctionalInterface
public interface EditorServer {
    /** @param folder as in {@link Labs#open} */
    void serve(Optional<String> folder);
}
