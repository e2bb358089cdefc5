package dev.homecroft.model.edit;

import dev.homecroft.model.language.Language;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
        List<YamlNode.Mapping> roots = files.files().stream()
                .flatMap(file -> file.root().stream())
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast)
                .toList();
        learnStores(roots);
        IdentityHashMap<YamlNode, Mentions> now = new IdentityHashMap<>();
        List<Mentions> all = new ArrayList<>();
        for (YamlNode.Mapping root : roots) {
            Mentions file =
                    Optional.ofNullable(known.get(root)).orElseGet(() -> Mentions.inFile(root, language, stores));
            now.put(root, file);
            all.add(file);
        }
        known = now;
        List<Mention> found = new ArrayList<>();
        all.forEach(file -> found.addAll(file.found()));
        found.addAll(Mentions.inProfiles(all, language, stores).found());
        return found;
    }

    /** What a secret's name begins with is a store only if there is one of that name. */
    private void learnStores(List<YamlNode.Mapping> roots) {
        Set<String> now = new LinkedHashSet<>();
        roots.forEach(root -> now.addAll(Mentions.stores(root, language)));
        if (!now.equals(stores)) {
            known = new IdentityHashMap<>();
        }
        stores = now;
    }
}
