package dev.homecroft.app.lab;

import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceFile;
import dev.homecroft.views.CheckReport.Count;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Remembers of a lab that nothing was wrong with it, so that who asks again reads nothing as long as no file has changed and the
 * program is the same. What was wrong is not remembered: whoever has findings is about to edit. The same trust in stamps as in
 * {@link dev.homecroft.source.ParseCache}: a file that was written shortly before we looked is looked at again.
 */
final class SoundLabs {
    private static final String FILE = "sound";
    private static final String FORM = "croft sound lab 1";
    private static final Duration TICK = Duration.ofSeconds(2);

    private final Optional<String> program;

    /** @param program changes whenever the program does; without it nothing is remembered */
    SoundLabs(Optional<String> program) {
        this.program = program;
    }

    /** What there is to say of a lab with which nothing is wrong. */
    record Sound(String name, List<Count> counts) {
        Sound {
            counts = List.copyOf(counts);
        }
    }

    /**
     * @param state what we keep beside the lab
     * @param files as they stand now
     */
    Optional<Sound> find(Path state, List<SourceFile> files) {
        Path file = state.resolve(FILE);
        if (program.isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            boolean isKnown = lines.size() > 2
                    && lines.get(0).equals(FORM)
                    && lines.get(1).equals(key(files))
                    && files.stream().allMatch(one -> isSettled(one, written));
            return isKnown ? read(lines.subList(2, lines.size())) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isSettled(SourceFile file, Instant written) {
        return !LabFiles.isYaml(file.path()) || file.modified().plus(TICK).isBefore(written);
    }

    private static Optional<Sound> read(List<String> lines) {
        List<Count> counts = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            try {
                counts.add(new Count(line.substring(space + 1), Long.parseLong(line, 0, Math.max(space, 0), 10)));
            } catch (NumberFormatException damaged) {
                return Optional.empty();
            }
        }
        return Optional.of(new Sound(lines.getFirst(), counts));
    }

    /** Costs time only where it can't be written. */
    void remember(Path state, List<SourceFile> files, Sound sound) {
        if (program.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(FORM, key(files), sound.name()));
        for (Count count : sound.counts()) {
            lines.add(count.number() + " " + count.kind());
        }
        try {
            Path part = Files.createTempFile(Files.createDirectories(state), FILE, ".part");
            try {
                Files.write(part, lines, StandardCharsets.UTF_8);
                Files.move(
                        part, state.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException unwritable) {
            // The next check reads everything again.
        }
    }

    private String key(List<SourceFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            StringBuilder text = new StringBuilder(program.orElseThrow()).append('\n');
            for (SourceFile file : files) {
                text.append(file.path()).append('\0').append(file.stamp()).append('\n');
            }
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
