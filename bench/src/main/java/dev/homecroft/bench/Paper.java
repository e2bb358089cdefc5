package dev.homecroft.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that rows of Markdown tables are added to. */
record Paper(Path file) {
    void row(String... cells) {
        try {
            Files.writeString(
                    file,
                    "| " + String.join(" | ", cells) + " |\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
