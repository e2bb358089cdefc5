package dev.homecroft.app.session;

import dev.homecroft.views.EditReport;
import dev.homecroft.views.FactsReport;
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

    /**
     * Names of entries, sorted.
     *
     * @param kind such as {@code host}; empty for all entries, each with its kind
     */
    List<String> names(Optional<String> folder, Optional<String> kind);

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

    /**
     * Lays out all files canonically.
     *
     * @param write whether the files are changed; else it is only looked which would
     */
    EditReport format(Optional<String> folder, boolean write);

    /**
     * What the files state and what follows from it.
     *
     * @param name only what is stated of this entry, or of everything when empty
     */
    FactsReport facts(Optional<String> folder, Optional<String> name);

    /** Writes a first lab into a folder; throws when there is one already, or when the answers make none. */
    FirstLab init(Optional<String> folder, Beginnings beginnings);

    /** The folder's own name, which is a good name for a lab as a rule. */
    String folderName(Optional<String> folder);

    /**
     * What a first lab is made from.
     *
     * @param domain of names inside the lab
     * @param network the network that everything is in, such as {@code 192.168.1.0/24}
     * @param hosts names of machines; those of a cluster of Proxmox VE when {@code hypervisor}
     */
    record Beginnings(
            String name,
            String domain,
            String timezone,
            String contact,
            String network,
            List<String> hosts,
            boolean hypervisor) {
        public Beginnings {
            hosts = List.copyOf(hosts);
        }
    }

    /** What was written where. */
    record FirstLab(String file, String text) {}
}
