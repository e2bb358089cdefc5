package dev.homecroft.app.lab;

import dev.homecroft.kernel.Redactor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Writes faults of our own that happen inside a run to files, with known secrets taken out. The step itself is shown as failed;
 * a log that can't be written costs nothing more.
 */
record FaultLog(Path folder, Redactor redactor) implements BiConsumer<String, Throwable> {
    @Override
    public void accept(String place, Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        try {
            Path faults = Files.createDirectories(folder.resolve("faults"));
            Files.writeString(
                    Files.createTempFile(faults, "fault-", ".txt"), redactor.redact("place=" + place + "\n" + trace));
        } catch (IOException unwritable) {
            System.getLogger(FaultLog.class.getName())
                    .log(System.Logger.Level.DEBUG, "no fault log: {0}", unwritable.getMessage());
        }
    }
}
