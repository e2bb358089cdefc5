package dev.homecroft.app.session;

import dev.homecroft.views.EditReport;
import dev.homecroft.views.LossReport;
import dev.homecroft.views.RefsReport;
import java.util.List;
import java.util.Optional;

/**
 * Work on the files of a lab; no outside system is asked. All methods throw CroftException for what is expected to go wrong,
 * and take the folder as {@link Labs#open} does.
 */
public interface Workbench {
    /** Where an entry is defined and used. */
    RefsReport refs(Optional<String> folder, String name);

    /** Entries that are there to be used, and are not. */
    List<RefsReport> unused(Optional<String> folder);

    /** What would no longer work without an entry. */
    LossReport without(Optional<String> folder, String name);

    /**
     * Gives an entry another name in all files, or changes nothing.
     *
     * @param write whether the files are changed; else it is only looked what would
     */
    EditReport rename(Optional<String> folder, String name, String newName, boolean write);
}
