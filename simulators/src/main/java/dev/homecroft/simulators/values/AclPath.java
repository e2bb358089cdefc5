package dev.homecroft.simulators.values;

import java.util.ArrayList;
import java.util.List;

/** Paths that rights are given on, such as {@code /vms/100}. */
public final class AclPath {
    private AclPath() {}

    /** From the root down to the path itself: rights on each of them may count for it. */
    public static List<String> prefixes(String path) {
        List<String> prefixes = new ArrayList<>(List.of("/"));
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            prefixes.add(path.substring(0, slash));
        }
        if (!path.equals("/")) {
            prefixes.add(path);
        }
        return prefixes;
    }
}
