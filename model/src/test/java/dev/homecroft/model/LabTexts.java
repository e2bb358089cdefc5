package dev.homecroft.model;

import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import dev.homecroft.source.SourceFile;
import dev.homecroft.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Labs for tests, from text or from the examples of this repository. */
public final class LabTexts {
    private LabTexts() {}

    /** A lab of one file, {@code lab.yaml}. */
    public static LabFiles of(String text) {
        return of(Map.of("lab.yaml", text));
    }

    /** A lab of several files by path. */
    public static LabFiles of(Map<String, String> texts) {
        Map<String, byte[]> files = new TreeMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return ofBytes(files);
    }

    /** The same from any bytes. */
    static LabFiles ofBytes(Map<String, byte[]> files) {
        return LabFiles.load(new MemoryTree(new TreeMap<>(files)), ParseCache.none(), folder -> true);
    }

    /** The lab that such a text states, whatever is wrong with the rest of it. */
    public static Lab lab(String text) {
        return LabBinder.bind(of(text)).lab().orElseThrow();
    }

    /** A folder below {@code examples}. */
    public static LabFiles example(String name) {
        Path folder = Path.of(System.getProperty("homecroft.root", "."), "examples", name);
        return LabFiles.load(new FolderTree(folder), ParseCache.none(), path -> true);
    }

    private record MemoryTree(TreeMap<String, byte[]> files) implements SourceTree {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public List<SourceFile> files(Predicate<String> enter) {
            return files.keySet().stream()
                    .map(path -> new SourceFile(path, path, Instant.EPOCH))
                    .toList();
        }

        @Override
        public byte[] read(String path) {
            return files.getOrDefault(path, new byte[0]);
        }
    }
}
