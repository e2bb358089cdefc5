package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.CroftException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceTreeTest {
    @TempDir
    private Path folder;

    private static List<String> paths(SourceTree tree) {
        return tree.files(path -> !path.equals("apps")).stream()
                .map(SourceFile::path)
                .toList();
    }

    private GitLab lab() throws GitAPIException, IOException {
        return new GitLab(folder)
                .write("lab.yaml", "lab: { name: tower }\n")
                .write("sites/b.yaml", "b: 1\n")
                .write("sites/a.yml", "a: 1\n")
                .write("apps/x/kustomization.yaml", "no: lab\n")
                .write(".github/workflow.yaml", "no: lab\n")
                .write("notes.txt", "text\n");
    }

    @Test
    void aFolderAndItsCommitHaveTheSameFiles() throws Exception {
        try (GitLab lab = lab()) {
            Files.createSymbolicLink(folder.resolve("again.yaml"), Path.of("lab.yaml"));
            Files.createSymbolicLink(folder.resolve("sites/out.yaml"), Path.of("/etc/hostname"));
            Files.createSymbolicLink(folder.resolve("more"), Path.of("sites"));
            String commit = lab.commit("first");
            try (GitTree tree = GitTree.open(folder, "HEAD")) {
                assertThat(paths(tree)).containsExactly("lab.yaml", "notes.txt", "sites/a.yml", "sites/b.yaml");
                assertThat(paths(new FolderTree(folder))).isEqualTo(paths(tree));
                assertThat(tree.read("lab.yaml")).isEqualTo(new FolderTree(folder).read("lab.yaml"));
                assertThat(tree.commit()).isEqualTo(commit);
                assertThat(tree.branch()).contains("main");
                assertThat(tree.name()).isEqualTo(commit.substring(0, 7) + " (main)");
            }
        }
    }

    @Test
    void aLabMayBeASubfolder() throws Exception {
        try (GitLab lab = lab()) {
            lab.commit("first");
            try (GitTree tree = GitTree.open(folder.resolve("sites"), "main")) {
                assertThat(paths(tree)).containsExactly("a.yml", "b.yaml");
                assertThat(tree.read("b.yaml")).asString().isEqualTo("b: 1\n");
            }
        }
    }

    @Test
    void anOlderCommitIsReadWithoutACheckout() throws Exception {
        try (GitLab lab = lab()) {
            String first = lab.commit("first");
            lab.write("lab.yaml", "lab: { name: new }\n").commit("second");
            try (GitTree tree = GitTree.open(folder, first.substring(0, 10))) {
                assertThat(tree.read("lab.yaml")).asString().isEqualTo("lab: { name: tower }\n");
                assertThat(tree.branch()).isEmpty();
            }
            assertThat(folder.resolve("lab.yaml")).hasContent("lab: { name: new }");
        }
    }

    @Test
    void aBareRepositoryIsReadToo(@TempDir Path elsewhere) throws Exception {
        try (GitLab lab = lab()) {
            lab.commit("first");
            Path bare = elsewhere.resolve("lab.git");
            org.eclipse.jgit.api.Git.cloneRepository()
                    .setBare(true)
                    .setURI(folder.toUri().toString())
                    .setDirectory(bare.toFile())
                    .call()
                    .close();
            try (GitTree tree = GitTree.open(bare, "main")) {
                assertThat(paths(tree)).contains("lab.yaml");
            }
        }
    }

    @Test
    void whatIsNoCommitIsSaid(@TempDir Path elsewhere) throws Exception {
        try (GitLab lab = lab()) {
            lab.commit("first");
            Files.createDirectories(folder.resolve("new"));
            for (String revision : List.of("nowhere", "HEAD~7", "^^{", "")) {
                assertCode(() -> GitTree.open(folder, revision), SourceCodes.GIT_UNREADABLE);
            }
            assertCode(() -> GitTree.open(folder.resolve("new"), "HEAD"), SourceCodes.GIT_UNREADABLE);
            assertCode(() -> GitTree.open(elsewhere, "HEAD"), SourceCodes.GIT_UNREADABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "/etc/hostname",
                "link.yaml",
                "linked/secret",
                "nothing",
                "",
                ".",
                "sites",
                "a\u0000b"
            })
    void nothingOutsideIsRead(String path, @TempDir Path elsewhere) throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(folder.resolve("secret"), "s");
        Files.writeString(elsewhere.resolve("secret"), "s");
        Files.createDirectories(root.resolve("sites"));
        Files.createSymbolicLink(root.resolve("link.yaml"), Path.of("../secret"));
        Files.createSymbolicLink(root.resolve("linked"), elsewhere);
        assertCode(() -> new FolderTree(root).read(path), SourceCodes.FILE_UNREADABLE);
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertCode(() -> new FolderTree(folder.resolve("none")).files(_ -> true), SourceCodes.FILE_UNREADABLE);
    }

    @Test
    void aHugeFileIsNotReadIntoMemory() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("huge.yaml").toFile(), "rw")) {
            file.setLength(SourceTree.MAX_BYTES + 1);
        }
        assertCode(() -> new FolderTree(folder).read("huge.yaml"), SourceCodes.FILE_UNREADABLE);
    }

    @Test
    void aRevisionKnowsWhetherTheLabIsAsCommitted() throws Exception {
        try (GitLab lab = lab()) {
            assertThat(revision()).isEmpty();
            String commit = lab.commit("first");
            assertThat(revision()).contains(new Revision(commit, Optional.of("main"), false));
            lab.write("notes.txt", "other\n").write("apps/x/new.yaml", "a: 1\n");
            assertThat(revision())
                    .hasValueSatisfying(is -> assertThat(is.dirty()).isFalse());
            lab.write("lab.yaml", "lab: { name: towel }\n");
            assertThat(revision())
                    .hasValueSatisfying(is -> assertThat(is.dirty()).isTrue());
            lab.write("lab.yaml", "lab: { name: tower }\n");
            assertThat(revision())
                    .hasValueSatisfying(is -> assertThat(is.dirty()).isFalse());
            lab.write("new.yaml", "a: 1\n");
            assertThat(revision())
                    .hasValueSatisfying(is -> assertThat(is.dirty()).isTrue());
            Files.delete(folder.resolve("new.yaml"));
            Files.delete(folder.resolve("sites/a.yml"));
            assertThat(revision())
                    .hasValueSatisfying(is -> assertThat(is.dirty()).isTrue());
        }
    }

    @Test
    void aDetachedCommitHasNoBranch() throws Exception {
        try (GitLab lab = lab()) {
            String commit = lab.commit("first");
            lab.git().checkout().setName(commit).call();
            assertThat(revision()).contains(new Revision(commit, Optional.empty(), false));
        }
    }

    private Optional<Revision> revision() {
        return Revision.of(new FolderTree(folder), path -> !path.equals("apps"));
    }

    private static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CroftException.class,
                        refusal -> assertThat(refusal.diagnostics())
                                .extracting(problem -> problem.code())
                                .containsExactly(code));
    }
}
