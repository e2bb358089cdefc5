package dev.homecroft.app.lab;

import dev.homecroft.app.session.EditedLab;
import dev.homecroft.kernel.Address;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import java.nio.file.Path;
import java.util.Map;

/** A lab in a folder with texts of an editor over its files. Nothing is written. */
final class FolderEditing implements EditedLab {
    private final Path root;
    private final LabRenaming renaming;

    FolderEditing(Path root, LabRenaming renaming) {
        this.root = root;
        this.renaming = renaming;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public LabFiles files(Map<String, String> open) {
        return LabFiles.load(new FolderTree(root), ParseCache.in(LocalState.of(root)), LoadedLab::isEntered)
                .with(open);
    }

    @Override
    public Map<String, String> rename(LabFiles files, Address thing, String name) {
        return renaming.texts(root, files, thing, name);
    }
}
