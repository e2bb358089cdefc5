package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A repository and the folder of the lab in it.
 *
 * @param subfolder path of the lab below the root of the work tree; empty for the root itself
 */
record GitPlace(Repository repository, String subfolder) implements AutoCloseable {

    /** The repository around a folder, if there is one; throws {@link CroftException} if it cannot be opened. */
    static Optional<GitPlace> find(Path folder) {
        QuietSystem.install();
        try {
            Path real = folder.toRealPath();
            FileRepositoryBuilder builder =
                    new FileRepositoryBuilder().setMustExist(true).findGitDir(real.toFile());
            if (builder.getGitDir() == null) {
                builder.setGitDir(real.toFile());
                return isBare(real) ? Optional.of(new GitPlace(builder.setBare().build(), "")) : Optional.empty();
            }
            Repository repository = builder.build();
            String subfolder = repository.isBare()
                    ? ""
                    : repository
                            .getWorkTree()
                            .toPath()
                            .toRealPath()
                            .relativize(real)
                            .toString();
            return Optional.of(new GitPlace(repository, subfolder.replace('\\', '/')));
        } catch (IOException fault) {
            throw new CroftException(Problems.gitUnreadable(fault), fault);
        }
    }

    private static boolean isBare(Path folder) {
        return folder.resolve("HEAD").toFile().isFile()
                && folder.resolve("objects").toFile().isDirectory();
    }

    /** The tree of the lab in a commit, if the commit has that folder. */
    Optional<ObjectId> treeOf(Optional<ObjectId> commit) throws IOException {
        if (commit.isEmpty()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId root = walk.parseCommit(commit.get()).getTree();
            if (subfolder.isEmpty()) {
                return Optional.of(root);
            }
            try (TreeWalk found = TreeWalk.forPath(repository, subfolder, root)) {
                return Optional.ofNullable(found).filter(TreeWalk::isSubtree).map(tree -> tree.getObjectId(0));
            }
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
