package dev.homecroft.app.session;

import dev.homecroft.kernel.Address;
import dev.homecroft.source.LabFiles;
import java.nio.file.Path;
import java.util.Map;

/** A lab while an editor has some of its files open. */
public interface EditedLab {
    Path root();

    /**
     * The lab's files as they are now.
     *
     * @param open texts of files that are not saved yet, by path below the root
     */
    LabFiles files(Map<String, String> open);

    /** New texts of all files that change when a thing gets another name; throws CroftException as the rename command does. */
    Map<String, String> rename(LabFiles files, Address thing, String name);
}
