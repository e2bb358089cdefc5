package dev.homecroft.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A repository in a temporary folder, for tests. */
final class GitLab implements AutoCloseable {
    private final Path root;
    private final Git git;

    GitLab(Path root) throws GitAPIException {
        QuietSystem.install();
        this.root = root;
        this.git =
                Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
    }

    GitLab write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.add().addFilepattern(".").setUpdate(true).call();
        return git.commit()
                .setMessage(message)
                .setAuthor("t", "t@example.org")
                .setCommitter("t", "t@example.org")
                .setSign(false)
                .call()
                .getName();
    }

    Git git() {
        return git;
    }

    @Override
    public void close() {
        git.close();
    }
}
