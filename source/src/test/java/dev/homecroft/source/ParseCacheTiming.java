package dev.homecroft.source;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * Prints how long the first load of a lab of 200 files takes in a new process, in milliseconds. The first argument is a
 * folder, which is filled if it is empty; run twice to see the cache at work.
 */
final class ParseCacheTiming {
    private static final int FILES = 200;

    private ParseCacheTiming() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        if (!Files.exists(folder.resolve("lab-0.yaml"))) {
            fill(folder);
        }
        long start = System.nanoTime();
        LabFiles files = LabFiles.load(new FolderTree(folder), ParseCache.in(folder.resolve(".croft")), _ -> true);
        long millis = (System.nanoTime() - start) / 1_000_000;
        new PrintStream(System.out, true)
                .printf("%d files in %d ms%n", files.files().size(), millis);
    }

    private static void fill(Path folder) throws IOException {
        for (int i = 0; i < FILES; i++) {
            StringBuilder text = new StringBuilder("guests:\n");
            for (int guest = 0; guest < 3; guest++) {
                text.append("  guest-%d:\n    type: vm   # note %d\n    memory: 8G\n".formatted(i * 3 + guest, guest))
                        .append("    nics: [{ network: servers, address: servers+%d }]\n".formatted(guest));
            }
            Path file = Files.writeString(folder.resolve("lab-%d.yaml".formatted(i)), text);
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
    }
}
