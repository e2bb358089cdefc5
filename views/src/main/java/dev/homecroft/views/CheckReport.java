package dev.homecroft.views;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Severity;
import java.time.Duration;
import java.util.List;

/**
 * What {@code croft check} found.
 *
 * @param lab the lab's name, or its folder's when it could not be read
 * @param counts how many things of each kind, by the singular word, in the order to be shown
 * @param took empty duration when nobody measured
 */
public record CheckReport(String lab, List<Count> counts, List<Diagnostic> diagnostics, Duration took) {
    public CheckReport {
        counts = List.copyOf(counts);
        diagnostics = diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList();
    }

    /** So many of a kind. */
    public record Count(String kind, long number) {
        String words() {
            return Words.count(number, kind);
        }
    }

    public long count(Severity severity) {
        return diagnostics.stream().filter(d -> d.severity() == severity).count();
    }
}
