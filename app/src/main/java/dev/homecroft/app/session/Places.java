package dev.homecroft.app.session;

import dev.homecroft.views.Excerpts;
import java.util.Optional;

/** Shows what stands at the places that problems name. */
@FunctionalInterface
public interface Places {
    /** Nothing can be looked up. */
    Places NONE = folder -> Excerpts.NONE;

    /** @param folder of a lab, as stated; the one around where somebody works when not */
    Excerpts of(Optional<String> folder);
}
