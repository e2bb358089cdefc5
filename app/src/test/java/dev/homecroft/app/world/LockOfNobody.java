package dev.homecroft.app.world;

import dev.homecroft.simulators.proxmox.ProxmoxControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The lock on the SDN of a process that died between the server's answer and its journal: nobody knows the token. Whose lock that
 * is can't be proved, so it is for people to end it, with the command that they are told.
 */
public final class LockOfNobody {
    private LockOfNobody() {}

    /**
     * Somebody ends such a lock, if there is one.
     *
     * @param state where the journal is
     */
    public static void end(ProxmoxControl control, Path state) {
        if (isThere(control, state)) {
            control.anna().ask("DELETE", "/cluster/sdn/lock", Map.of("force", "1"));
        }
    }

    /** Whether there is such a lock. */
    public static boolean isThere(ProxmoxControl control, Path state) {
        return control.sdnLock().filter(token -> !isWrittenIn(state, token)).isPresent();
    }

    private static boolean isWrittenIn(Path folder, String token) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> text(file).contains(token));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
