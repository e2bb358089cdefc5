package dev.homecroft.simulators.proxmox.api;

import java.util.Arrays;
import java.util.Map;

/** Answers of paths that only list what is below them. */
final class Names {
    private Names() {}

    static Object index(String... names) {
        return Arrays.stream(names).map(name -> Map.of("subdir", name)).toList();
    }
}
