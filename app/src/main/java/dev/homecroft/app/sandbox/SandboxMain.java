package dev.homecroft.app.sandbox;

import dev.homecroft.app.signal.CtrlC;
import dev.homecroft.model.Lab;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;

/** The entry of the background process. */
public final class SandboxMain {
    private SandboxMain() {}

    /**
     * @param lab the lab's folder
     * @param read reads the lab in a folder
     */
    public static void run(Path lab, Function<Path, Lab> read) throws InterruptedException {
        // Ctrl-C in the terminal that started us is meant for the command, not for the sandbox that it left running.
        try (CtrlC _ = new CtrlC(times -> {});
                SandboxProcess process = SandboxProcess.start(lab, read.apply(lab), InstantSource.system())) {
            process.await();
        }
    }
}
