package dev.homecroft.model.kube;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the apps in the tree of a cluster by the names of its files; nothing is read. What is below a folder
 * {@code inactive} of the tree is kept for reference and not applied.
 *
 * <p>An app is the topmost folder with a {@code kustomization.yaml} or a {@code Chart.yaml}, where a folder {@code base}
 * or one below {@code overlays} speaks for the folder above. Where a tree is laid out otherwise, patterns say which
 * folders are apps, as the directories of an ApplicationSet do: {@code active/apps/*}.
 */
public final class AppTree {
    private static final Set<String> MARKS =
            Set.of("kustomization.yaml", "kustomization.yml", "Kustomization", "Chart.yaml");
    private static final Set<String> PARTS = Set.of("active", "inactive");
    private static final Set<String> GROUPS = Set.of("apps", "active", "inactive");

    private AppTree() {}

    /** Whether any file is below the folder. */
    public static boolean isThere(String root, List<String> files) {
        return files.stream().anyMatch(file -> file.startsWith(root + "/"));
    }

    /**
     * The apps of a tree, sorted by path.
     *
     * @param patterns with {@code *} for any part of a name; the rule above when there is none
     * @param files all files, relative to the lab's root
     */
    public static List<AppFolder> find(String cluster, String root, List<String> patterns, List<String> files) {
        Set<String> folders = new TreeSet<>();
        for (String file : files) {
            if (file.startsWith(root + "/")) {
                List<String> names = List.of(file.substring(root.length() + 1).split("/"));
                folders.addAll(patterns.isEmpty() ? marked(names) : matching(names, patterns));
            }
        }
        List<AppFolder> found = new ArrayList<>();
        for (String folder : patterns.isEmpty() ? topmost(folders) : deepest(folders)) {
            String name = folder.substring(folder.lastIndexOf('/') + 1);
            boolean isActive = !folder.startsWith("inactive/");
            found.add(new AppFolder(cluster, name, root + "/" + folder, isActive));
        }
        return List.copyOf(found);
    }

    private static List<String> marked(List<String> names) {
        if (!MARKS.contains(names.getLast())) {
            return List.of();
        }
        List<String> folder = names.subList(0, names.size() - 1);
        if (folder.size() > 1 && folder.getLast().equals("base")) {
            folder = folder.subList(0, folder.size() - 1);
        } else if (folder.size() > 2 && folder.get(folder.size() - 2).equals("overlays")) {
            folder = folder.subList(0, folder.size() - 2);
        }
        boolean isGroup = folder.isEmpty() || GROUPS.contains(folder.getLast());
        return isGroup ? List.of() : List.of(String.join("/", folder));
    }

    private static List<String> matching(List<String> names, List<String> patterns) {
        List<String> folders = new ArrayList<>();
        for (String pattern : patterns) {
            List<String> parts = List.of(pattern.split("/"));
            if (names.size() > parts.size() && matches(names, parts)) {
                folders.add(String.join("/", names.subList(0, parts.size())));
            }
        }
        return folders;
    }

    private static boolean matches(List<String> names, List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            String regex = Pattern.quote(parts.get(i)).replace("*", "\\E[^/]*\\Q");
            if (!names.get(i).matches(regex)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> topmost(Set<String> folders) {
        return folders.stream().filter(folder -> noneAbove(folder, folders)).toList();
    }

    private static boolean noneAbove(String folder, Set<String> folders) {
        int slash = folder.lastIndexOf('/');
        while (slash > 0) {
            String above = folder.substring(0, slash);
            if (folders.contains(above) && !PARTS.contains(above)) {
                return false;
            }
            slash = above.lastIndexOf('/');
        }
        return true;
    }

    /** A folder that holds an app of another pattern is a group. */
    private static List<String> deepest(Set<String> folders) {
        Set<String> groups = new LinkedHashSet<>();
        for (String folder : folders) {
            int slash = folder.lastIndexOf('/');
            if (slash > 0) {
                groups.add(folder.substring(0, slash));
            }
        }
        return folders.stream().filter(folder -> !groups.contains(folder)).toList();
    }
}
