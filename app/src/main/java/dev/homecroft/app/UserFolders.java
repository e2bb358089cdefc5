package dev.homecroft.app;

import java.nio.file.Path;
import java.util.Map;

/** Where a user's own files of croft go, after the XDG base directory specification. */
final class UserFolders {
    private UserFolders() {}

    /** What may be lost without harm: bug reports, the list of running sandboxes. */
    static Path state(Map<String, String> environment) {
        String stated = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path base = stated.startsWith("/") ? Path.of(stated) : Path.of(home, ".local", "state");
        return base.resolve("croft");
    }
}
