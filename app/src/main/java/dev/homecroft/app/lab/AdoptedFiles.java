package dev.homecroft.app.lab;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.edit.Formatting;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlGrowth;
import dev.homecroft.source.YamlNode;
import dev.homecroft.spi.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lab's files with entries added: to the file that speaks of the same thing already, or else to one for each section, such as
 * {@code guests-adopted.yaml}.
 */
final class AdoptedFiles {
    private static final String FRESH = "-adopted.yaml";
    private static final String HEAD =
            "# Found by `croft adopt --all`. It is yours: change it, move it to other files.\n\n";

    private final LabFiles files;
    private final Formatting formatting = new Formatting(LabLanguage.whole());
    private final Map<Found.Entry, String> places = new LinkedHashMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<Found.Entry, String> refused = new LinkedHashMap<>();

    private AdoptedFiles(LabFiles files) {
        this.files = files;
    }

    static AdoptedFiles with(LabFiles files, List<Found.Entry> entries) {
        AdoptedFiles adopted = new AdoptedFiles(files);
        Map<String, Json.Obj> additions = new TreeMap<>();
        for (Found.Entry entry : entries) {
            String file = adopted.place(entry);
            adopted.places.put(entry, file);
            additions.merge(file, tree(entry.path(), entry.value()), AdoptedFiles::merged);
        }
        additions.forEach(adopted::grow);
        return adopted;
    }

    /** New texts by path. */
    Map<String, String> texts() {
        return texts;
    }

    /** Entries whose file can't take them, and why. */
    Map<Found.Entry, String> refused() {
        return refused;
    }

    String before(String file) {
        return isThere(file) ? files.text(file).text() : "";
    }

    private boolean isThere(String file) {
        return files.files().stream().anyMatch(each -> each.path().equals(file));
    }

    private void grow(String file, Json.Obj addition) {
        String before = before(file);
        try {
            String base = before.isBlank() ? HEAD : before;
            String grown = before.isBlank()
                    ? base + YamlGrowth.grow(new SourceText(file, ""), addition)
                    : YamlGrowth.grow(new SourceText(file, base), addition);
            boolean isLaidOut = before.isBlank() || formatting.of(file, before).equals(Optional.of(before));
            texts.put(file, isLaidOut ? formatting.of(file, grown).orElse(grown) : grown);
        } catch (CroftException cannot) {
            String why = cannot.diagnostics().getFirst().summary();
            places.forEach((entry, place) -> {
                if (place.equals(file)) {
                    refused.put(entry, "%s: %s".formatted(file, why));
                }
            });
        }
    }

    /** The file that holds the most of its path, if that is more than its section. */
    private String place(Found.Entry entry) {
        String best = entry.path().getFirst() + FRESH;
        int most = 1;
        for (LabFiles.LabFile file : files.files()) {
            int depth = file.root().map(root -> depth(root, entry.path())).orElse(0);
            if (depth > most) {
                most = depth;
                best = file.path();
            }
        }
        return best;
    }

    private static int depth(YamlNode root, List<String> path) {
        int depth = 0;
        Optional<YamlNode> node = Optional.of(root);
        for (String step : path) {
            node = node.flatMap(each -> child(each, step));
            if (node.isEmpty()) {
                return depth;
            }
            depth++;
        }
        return depth;
    }

    private static Optional<YamlNode> child(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping ? mapping.get(key) : Optional.empty();
    }

    /** The entries that a place in the new files is part of, the innermost alone. */
    List<Found.Entry> at(LabFiles grown, SourceRange place) {
        List<Found.Entry> found = new ArrayList<>();
        int deepest = 0;
        for (Map.Entry<Found.Entry, String> each : places.entrySet()) {
            List<String> path = each.getKey().path();
            if (each.getValue().equals(place.file())
                    && path.size() >= deepest
                    && holds(grown.root(place.file()), path, place)) {
                if (path.size() > deepest) {
                    found.clear();
                    deepest = path.size();
                }
                found.add(each.getKey());
            }
        }
        return found;
    }

    private static boolean holds(Optional<YamlNode> root, List<String> path, SourceRange place) {
        Optional<YamlNode> node = root;
        for (String step : path.subList(0, path.size() - 1)) {
            node = node.flatMap(each -> child(each, step));
        }
        return node.filter(YamlNode.Mapping.class::isInstance)
                .flatMap(mapping -> ((YamlNode.Mapping) mapping).entry(path.getLast()))
                .filter(entry -> entry.key().range().start().offset()
                                <= place.start().offset()
                        && place.start().offset() <= entry.value().range().end().offset())
                .isPresent();
    }

    private static Json.Obj tree(List<String> path, Json value) {
        Json tree = value;
        for (String step : path.reversed()) {
            tree = new Json.Obj(Map.of(step, tree));
        }
        return (Json.Obj) tree;
    }

    private static Json.Obj merged(Json.Obj one, Json.Obj other) {
        Map<String, Json> members = new LinkedHashMap<>(one.members());
        other.members().forEach((key, value) -> members.merge(key, value, AdoptedFiles::both));
        return new Json.Obj(members);
    }

    private static Json both(Json one, Json other) {
        if (one instanceof Json.Obj first && other instanceof Json.Obj second) {
            return merged(first, second);
        }
        if (one instanceof Json.Arr(List<Json> first) && other instanceof Json.Arr(List<Json> second)) {
            List<Json> all = new ArrayList<>(first);
            second.stream().filter(item -> !first.contains(item)).forEach(all::add);
            return new Json.Arr(all);
        }
        return one;
    }
}
