package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The files of a commit, read from the object store without a checkout. The lab may be a subfolder of the repository.
 * Holds the repository open until {@link #close}.
 */
public final class GitTree implements SourceTree, AutoCloseable {
    private final Repository repository;
    private final ObjectId tree;
    private final String commit;
    private final Optional<String> branch;

    private GitTree(Repository repository, ObjectId tree, String commit, Optional<String> branch) {
        this.repository = repository;
        this.tree = tree;
        this.commit = commit;
        this.branch = branch;
    }

    /**
     * The lab in this folder as it is in a commit; throws {@link CroftException} if there is no such thing.
     *
     * @param folder a folder inside a work tree, or a bare repository
     * @param revision anything that names a commit: {@code HEAD}, a branch, a tag, an id
     */
    public static GitTree open(Path folder, String revision) {
        GitPlace place =
                GitPlace.find(folder).orElseThrow(() -> new CroftException(Problems.noRepository(folder.toString())));
        try {
            Optional<ObjectId> commit = Optional.ofNullable(place.repository().resolve(revision + "^{commit}"));
            Optional<ObjectId> tree = place.treeOf(commit);
            if (commit.isEmpty() || tree.isEmpty()) {
                throw new CroftException(Problems.noRevision(revision, place.subfolder(), commit.isPresent()));
            }
            return new GitTree(
                    place.repository(), tree.get(), commit.get().name(), branch(place.repository(), revision));
        } catch (IOException | IllegalArgumentException fault) {
            place.close();
            throw new CroftException(Problems.gitUnreadable(fault), fault);
        } catch (CroftException refusal) {
            place.close();
            throw refusal;
        }
    }

    private static Optional<String> branch(Repository repository, String revision) throws IOException {
        return Optional.ofNullable(repository.findRef(revision))
                .map(Ref::getLeaf)
                .map(Ref::getName)
                .filter(name -> name.startsWith(Constants.R_HEADS))
                .map(Repository::shortenRefName);
    }

    /** The commit's full id. */
    public String commit() {
        return commit;
    }

    /** The branch that the revision named, if it named one. */
    public Optional<String> branch() {
        return branch;
    }

    @Override
    public String name() {
        return commit.substring(0, 7) + branch.map(" (%s)"::formatted).orElse("");
    }

    @Override
    public List<SourceFile> files(Predicate<String> enter) {
        List<SourceFile> found = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            while (walk.next()) {
                if (enters(walk, enter)) {
                    walk.enterSubtree();
                } else if (isFile(walk)) {
                    found.add(new SourceFile(
                            walk.getPathString(), walk.getObjectId(0).name(), Instant.EPOCH));
                }
            }
        } catch (IOException fault) {
            throw new CroftException(Problems.gitUnreadable(fault), fault);
        }
        Collections.sort(found);
        return List.copyOf(found);
    }

    @Override
    public byte[] read(String path) {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
            if (walk == null || !isFile(walk)) {
                throw new IOException("It is no file of the commit.");
            }
            ObjectLoader blob = repository.open(walk.getObjectId(0), Constants.OBJ_BLOB);
            Problems.requireReadable(blob.getSize());
            return blob.getCachedBytes((int) MAX_BYTES);
        } catch (IOException | IllegalArgumentException fault) {
            throw new CroftException(Problems.unreadable(path, fault), fault);
        }
    }

    static boolean enters(TreeWalk walk, Predicate<String> enter) {
        return walk.isSubtree() && !walk.getNameString().startsWith(".") && enter.test(walk.getPathString());
    }

    static boolean isFile(TreeWalk walk) {
        FileMode mode = walk.getFileMode();
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    @Override
    public void close() {
        repository.close();
    }
}
