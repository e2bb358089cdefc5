package dev.homecroft.model.edit;

import dev.homecroft.model.language.Language;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.YamlNode;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds every place that names an entry, by the forms of the fields. Unlike the table of references it sees what nothing
 * uses, such as the inside of a profile that no entry takes. What was found in a file is kept while the file stays what it
 * is, so that asking again after an edit costs little. Not thread-safe.
 */
public final class MentionIndex {
    private final Language language;
    private Set<String> stores = Set.of();
    /** By the very node, not by what it says. */
    private IdentityHashMap<YamlNode, Mentions> known = new IdentityHashMap<>();

    public MentionIndex(Language language) {
        this.language = language;
    }

    /** All of them, file by file as they are met; those inside of profiles come last. */
    public List<Mention> of(LabFiles files) {
        return table(files).all();
    }

    /** The same, to be asked by file or by name. */
    public MentionTable table(LabFiles files) {
        Map<String, YamlNode.Mapping> roots = new LinkedHashMap<>();
        for (LabFiles.LabFile file : files.files()) {
            if (file.root().isPresent() && file.root().get() instanceof YamlNode.Mapping root) {
                roots.put(file.path(), root);
            }
        }
        learnStores(roots.values());
        IdentityHashMap<YamlNode, Mentions> now = new IdentityHashMap<>();
        Map<String, Mentions> byFile = new LinkedHashMap<>();
        roots.forEach((path, root) -> {
            Mentions file =
                    Optional.ofNullable(known.get(root)).orElseGet(() -> Mentions.inFile(root, language, stores));
            now.put(root, file);
            byFile.put(path, file);
        });
        known = now;
        return new MentionTable(byFile, Mentions.inProfiles(byFile.values(), language, stores));
    }

    /** What a secret's name begins with is a store only if there is one of that name. */
    private void learnStores(Collection<YamlNode.Mapping> roots) {
        Set<String> now = new LinkedHashSet<>();
        roots.forEach(root -> now.addAll(Mentions.stores(root, language)));
        if (!now.equals(stores)) {
            known = new IdentityHashMap<>();
        }
        stores = now;
    }
}
