package dev.homecroft.app.lab;

import dev.homecroft.source.SourceFile;
import dev.homecroft.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A lab of one file that is nowhere yet. */
record TextTree(String file, String text) implements SourceTree {
    @Override
    public String name() {
        return file;
    }

    @Override
    public List<SourceFile> files(Predicate<String> enter) {
        return List.of(new SourceFile(file, "", Instant.EPOCH));
    }

    @Override
    public byte[] read(String path) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
