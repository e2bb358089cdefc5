package dev.homecroft.app.lab;

import dev.homecroft.app.session.Saves;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches the folder of a lab and all folders in it that are not hidden. */
public final class FolderSaves implements Saves {
    private final LabFolders finder;

    public FolderSaves(LabFolders finder) {
        this.finder = finder;
    }

    @Override
    public Watch watch(Optional<String> folder) {
        Path root = finder.find(folder);
        try {
            FolderWatch watch = new FolderWatch(root.getFileSystem().newWatchService());
            watch.register(root);
            return watch;
        } catch (IOException fault) {
            throw new CroftException(
                    Diagnostic.error("watch-failed", "`%s` can't be watched.".formatted(root))
                            .detail(String.valueOf(fault.getMessage()))
                            .build(),
                    fault);
        }
    }

    private static final class FolderWatch implements Watch {
        /** Editors save in several steps; what comes so soon after each other is one save. */
        private static final long PAUSE_MILLIS = 50;

        private final WatchService service;

        private FolderWatch(WatchService service) {
            this.service = service;
        }

        private void register(Path folder) throws IOException {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes)
                        throws IOException {
                    if (!found.equals(folder) && isHidden(found)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    found.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
                    return FileVisitResult.CONTINUE;
                }
            });
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }

        @Override
        public boolean await() {
            try {
                boolean isSaved = false;
                while (!isSaved) {
                    isSaved = take(service.take());
                }
                @Nullable WatchKey more = service.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                while (more != null) {
                    take(more);
                    more = service.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                }
                return true;
            } catch (ClosedWatchServiceException closed) {
                return false;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Whether one of the events is about the lab; a new folder is watched from now on. */
        private boolean take(WatchKey key) {
            boolean isSaved = false;
            for (WatchEvent<?> event : key.pollEvents()) {
                Path folder = (Path) key.watchable();
                boolean isLost = event.kind().equals(StandardWatchEventKinds.OVERFLOW);
                Path changed = isLost ? folder : folder.resolve((Path) event.context());
                boolean isNewFolder = event.kind().equals(StandardWatchEventKinds.ENTRY_CREATE)
                        && Files.isDirectory(changed)
                        && !isHidden(changed);
                if (isNewFolder) {
                    registerLate(changed);
                }
                isSaved |= isLost || !isHidden(changed);
            }
            key.reset();
            return isSaved;
        }

        private void registerLate(Path folder) {
            try {
                register(folder);
            } catch (IOException gone) {
                // A folder that went away at once has nothing to watch.
                return;
            }
        }

        @Override
        public void stop() {
            close();
        }

        @Override
        public void close() {
            try {
                service.close();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
