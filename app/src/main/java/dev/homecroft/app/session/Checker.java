package dev.homecroft.app.session;

import dev.homecroft.views.CheckReport;
import dev.homecroft.views.Excerpts;
import java.util.Optional;

/** Reads and checks labs without asking any other system. */
@FunctionalInterface
public interface Checker {
    /** @param folder as in {@link Labs#open} */
    Checked check(Optional<String> folder);

    /** A report and the lines that its excerpts come from. */
    record Checked(CheckReport report, Excerpts excerpts) {}
}
