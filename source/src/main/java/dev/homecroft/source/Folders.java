package dev.homecroft.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which folders hold files of a lab. A folder of Kustomize or Helm holds none, nor do those below it; the lab's own folder
 * does, whatever else is in it. Not thread-safe; used once.
 */
final class Folders {
    private static final Set<String> MARKS =
            Set.of("kustomization.yaml", "kustomization.yml", "Kustomization", "Chart.yaml");

    private final Set<String> foreign = new HashSet<>();
    private final Predicate<String> enter;
    private final Map<String, Boolean> known = new HashMap<>();

    Folders(List<String> paths, Predicate<String> enter) {
        this.enter = enter;
        for (String path : paths) {
            int slash = path.lastIndexOf('/');
            if (slash > 0 && MARKS.contains(path.substring(slash + 1))) {
                foreign.add(path.substring(0, slash));
            }
        }
    }

    boolean isEntered(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 || isOpen(file.substring(0, slash));
    }

    private boolean isOpen(String folder) {
        Boolean before = known.get(folder);
        if (before != null) {
            return before;
        }
        int slash = folder.lastIndexOf('/');
        boolean isOpen =
                (slash < 0 || isOpen(folder.substring(0, slash))) && !foreign.contains(folder) && enter.test(folder);
        known.put(folder, isOpen);
        return isOpen;
    }
}
