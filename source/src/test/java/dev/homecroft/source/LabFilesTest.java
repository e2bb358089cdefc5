package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabFilesTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path cacheFolder = Path.of("");

    @BeforeEach
    void someFiles() throws IOException {
        cacheFolder = folder.resolve(".croft");
        write("lab.yaml", "lab: { name: tower }\n");
        write("b.yml", "b: [1]\n");
        write("a.yaml", "a: &x\n  - ~\n  -\nc: *x\n");
        write(".hidden.yaml", "a: [");
        write("README.md", "a: [");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        settle(folder.resolve(name), LONG_AGO);
    }

    private static void settle(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private LabFiles load() {
        return load(new FolderTree(folder), ParseCache.in(cacheFolder));
    }

    private static LabFiles load(SourceTree tree, ParseCache cache) {
        return LabFiles.load(tree, cache, _ -> true);
    }

    private static List<String> codes(LabFiles files) {
        return files.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private LabFiles plain() {
        return load(new FolderTree(folder), ParseCache.none());
    }

    @Test
    void yamlFilesAreReadInOrderAndTheirProblemsCollected() throws IOException {
        write("b.yml", "b: 1\nb: 2\n");
        write("c.yaml", "c: [\n");
        LabFiles files = plain();
        assertThat(files.files())
                .extracting(LabFiles.LabFile::path)
                .containsExactly("a.yaml", "b.yml", "c.yaml", "lab.yaml");
        assertThat(codes(files)).containsExactly(SourceCodes.YAML_DUPLICATE_KEY, SourceCodes.YAML_SYNTAX);
        assertThat(files.files().get(2).root()).isEmpty();
        assertThat(files.text("c.yaml").line(1)).isEqualTo("c: [");
    }

    @Test
    void aWarmCacheGivesTheSameNodesWithoutReading() throws IOException {
        write("b.yml", "b: [1, '2', \"é😀\"]\nd: |-\n  x\ne: >\n  y\nf: !!str ~\n");
        LabFiles cold = load();
        assertThat(codes(cold)).isEmpty();
        Counting counted = new Counting(new FolderTree(folder));
        LabFiles warm = load(counted, ParseCache.in(cacheFolder));
        assertThat(warm.files()).isEqualTo(cold.files()).isEqualTo(plain().files());
        assertThat(counted.reads).isZero();
        assertThat(warm.text("b.yml").line(3)).isEqualTo("  x");
    }

    @Test
    void aChangedFileIsParsedAgain() throws IOException {
        write("b.yml", "b: 1\n");
        load();
        write("b.yml", "b: 2\n");
        settle(folder.resolve("b.yml"), LONG_AGO.plusSeconds(60));
        assertThat(load().files()).isEqualTo(plain().files());
    }

    @Test
    void aChangeWithinTheTickOfTheClockIsSeen() throws IOException {
        write("b.yml", "b: 1\n");
        Instant now = LONG_AGO.plus(Duration.ofDays(1));
        settle(folder.resolve("b.yml"), now);
        load();
        settle(cacheFolder.resolve("parse-cache"), now.plusMillis(500));
        write("b.yml", "b: 2\n");
        settle(folder.resolve("b.yml"), now);
        assertThat(load().files()).isEqualTo(plain().files());
    }

    @Test
    void filesThatAreGoneOrBrokenAreForgotten() throws IOException {
        write("b.yml", "b: 1\n");
        load();
        Files.delete(folder.resolve("a.yaml"));
        write("b.yml", "b: [\n");
        settle(folder.resolve("b.yml"), LONG_AGO.plusSeconds(1));
        assertThat(codes(load())).containsExactly(SourceCodes.YAML_SYNTAX);
        assertThat(codes(load())).containsExactly(SourceCodes.YAML_SYNTAX);
        byte[] cache = Files.readAllBytes(cacheFolder.resolve("parse-cache"));
        assertThat(new String(cache, StandardCharsets.ISO_8859_1))
                .contains("lab.yaml")
                .doesNotContain("a.yaml", "b.yml");
    }

    @Test
    void aBrokenCacheIsIgnoredAndWrittenAnew() throws IOException {
        write("b.yml", "b: 1\n");
        load();
        Path cache = cacheFolder.resolve("parse-cache");
        byte[] good = Files.readAllBytes(cache);
        List<LabFiles.LabFile> expected = plain().files();
        for (int i = 0; i < good.length; i += 7) {
            byte[] bad = good.clone();
            bad[i] ^= 0x55;
            Files.write(cache, bad);
            assertThat(load().files()).isEqualTo(expected);
            assertThat(CacheIndex.read(Files.readAllBytes(cache))).isPresent();
        }
        for (int length : new int[] {0, 5, good.length / 2, good.length - 1}) {
            Files.write(cache, java.util.Arrays.copyOf(good, length));
            assertThat(load().files()).isEqualTo(expected);
        }
    }

    @Test
    void noPartOfACacheIsLeftBehind() throws IOException {
        load();
        try (Stream<Path> files = Files.list(cacheFolder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("parse-cache");
        }
    }

    @Test
    void aCacheThatCannotBeWrittenCostsNothing() throws IOException {
        Files.writeString(cacheFolder, "a file where the folder would be");
        assertThat(load().files()).isEqualTo(plain().files());
    }

    @Test
    void brokenNodeBytesAreNoNode() {
        YamlNode node = YamlReader.read("x", "a: { b: [c, 'd', ~] }\n".getBytes(StandardCharsets.UTF_8))
                .root()
                .orElseThrow();
        byte[] bytes = NodeCodec.write(node);
        assertThat(NodeCodec.read("x", bytes)).contains(node);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(NodeCodec.read("x", java.util.Arrays.copyOf(bytes, length)))
                    .isEmpty();
        }
    }

    /** Counts what is read of another tree. */
    private static final class Counting implements SourceTree {
        private final SourceTree tree;
        private int reads;

        private Counting(SourceTree tree) {
            this.tree = tree;
        }

        @Override
        public String name() {
            return tree.name();
        }

        @Override
        public List<SourceFile> files(java.util.function.Predicate<String> enter) {
            return tree.files(enter);
        }

        @Override
        public byte[] read(String path) {
            reads++;
            return tree.read(path);
        }
    }
}
