package dev.homecroft.views;

import dev.homecroft.kernel.Diagnostic;
import java.util.List;

/**
 * Changes of files.
 *
 * @param files those that change
 * @param written whether they were changed, or only looked at
 * @param notes what the owner should know of it
 */
public record EditReport(List<FileEdit> files, boolean written, List<Diagnostic> notes) {
    public EditReport {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /** One file's whole text before and after. */
    public record FileEdit(String path, String before, String after) {}
}
