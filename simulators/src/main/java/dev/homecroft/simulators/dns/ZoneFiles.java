package dev.homecroft.simulators.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** Zones as zone files in a folder. A file is replaced whole, so that a crash leaves the old or the new one. */
final class ZoneFiles {
    private final Path folder;

    ZoneFiles(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    Optional<List<Record>> read(Name origin) {
        Path file = file(origin);
        try {
            return Files.exists(file)
                    ? Optional.of(Records.parse(origin, Files.readString(file, StandardCharsets.ISO_8859_1)))
                    : Optional.empty();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    void write(Zone zone) {
        StringBuilder text = new StringBuilder();
        zone.records().forEach(record -> text.append(record).append('\n'));
        Path file = file(zone.origin());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, text, StandardCharsets.ISO_8859_1);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private Path file(Name origin) {
        String name = origin.toString(true).toLowerCase(Locale.ROOT).replace('/', '-');
        return folder.resolve(name + ".zone");
    }
}
