package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Where in Git's history a folder stands.
 *
 * @param commit full id of the commit that is checked out
 * @param branch the branch that is checked out, if it is one
 * @param dirty whether a YAML file below the folder is not as in the commit; other files do not count
 */
public record Revision(String commit, Optional<String> branch, boolean dirty) {

    /**
     * Of a folder inside a work tree; empty outside of Git and before the first commit.
     *
     * @param enter which folders count, as in {@link SourceTree#files}
     */
    public static Optional<Revision> of(FolderTree folder, Predicate<String> enter) {
        Optional<GitPlace> found = GitPlace.find(folder.root());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (GitPlace place = found.get()) {
            Optional<ObjectId> head = Optional.ofNullable(place.repository().resolve(Constants.HEAD));
            if (head.isEmpty() || place.repository().isBare()) {
                return Optional.empty();
            }
            Optional<String> branch = Optional.ofNullable(place.repository().getFullBranch())
                    .filter(name -> name.startsWith(Constants.R_HEADS))
                    .map(name -> name.substring(Constants.R_HEADS.length()));
            boolean dirty = !isAsCommitted(place, place.treeOf(head), folder, enter);
            return Optional.of(new Revision(head.get().name(), branch, dirty));
        } catch (IOException fault) {
            throw new CroftException(Problems.gitUnreadable(fault), fault);
        }
    }

    private static boolean isAsCommitted(
            GitPlace place, Optional<ObjectId> tree, FolderTree folder, Predicate<String> enter) throws IOException {
        Map<String, ObjectId> committed = committed(place, tree, enter);
        DirCache index = place.repository().readDirCache();
        Instant indexed = Instant.ofEpochMilli(place.repository().getIndexFile().lastModified());
        String prefix = place.subfolder().isEmpty() ? "" : place.subfolder() + "/";
        for (SourceFile file : folder.files(enter)) {
            if (LabFiles.isYaml(file.path())) {
                Optional<ObjectId> then = Optional.ofNullable(committed.remove(file.path()));
                Optional<DirCacheEntry> known = Optional.ofNullable(index.getEntry(prefix + file.path()));
                if (then.isEmpty() || !isSame(folder, file, then.get(), known, indexed)) {
                    return false;
                }
            }
        }
        return committed.isEmpty();
    }

    private static Map<String, ObjectId> committed(GitPlace place, Optional<ObjectId> tree, Predicate<String> enter)
            throws IOException {
        Map<String, ObjectId> files = new HashMap<>();
        if (tree.isEmpty()) {
            return files;
        }
        try (TreeWalk walk = new TreeWalk(place.repository())) {
            walk.addTree(tree.get());
            while (walk.next()) {
                if (GitTree.enters(walk, enter)) {
                    walk.enterSubtree();
                } else if (GitTree.isFile(walk) && LabFiles.isYaml(walk.getPathString())) {
                    files.put(walk.getPathString(), walk.getObjectId(0));
                }
            }
        }
        return files;
    }

    /** By the index when it speaks of this very file, else by content. */
    private static boolean isSame(
            FolderTree folder, SourceFile file, ObjectId committed, Optional<DirCacheEntry> known, Instant indexed) {
        boolean settled = known.filter(entry -> !entry.isSmudged())
                .filter(entry -> !entry.mightBeRacilyClean(indexed))
                .filter(entry -> entry.getObjectId().equals(committed))
                .filter(entry -> entry.getLastModifiedInstant().equals(file.modified()))
                .filter(entry -> file.stamp().startsWith(entry.getLength() + ":"))
                .isPresent();
        if (settled) {
            return true;
        }
        try (ObjectInserter.Formatter hash = new ObjectInserter.Formatter()) {
            return hash.idFor(Constants.OBJ_BLOB, folder.read(file.path())).equals(committed);
        }
    }
}
