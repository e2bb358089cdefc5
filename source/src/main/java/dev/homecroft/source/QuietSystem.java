package dev.homecroft.source;

import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * JGit's view of the machine without two side effects that reading a commit does not need: it starts no {@code git} to
 * find a system-wide configuration, and it writes no configuration of its own into the home folder.
 */
final class QuietSystem extends SystemReader.Delegate {
    private QuietSystem(SystemReader all) {
        super(all);
    }

    /** JGit knows one reader per process; a second call changes nothing. */
    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof QuietSystem)) {
            SystemReader.setInstance(new QuietSystem(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    private static final class Nothing extends FileBasedConfig {
        private Nothing(Config parent, FS fs) {
            super(parent, Path.of("no-such-configuration").toFile(), fs);
        }

        @Override
        public void load() {
            // Nothing to read.
        }

        @Override
        public void save() {
            // Nothing to keep.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
