package dev.homecroft.app;

import dev.homecroft.app.lab.LoadedLab;
import dev.homecroft.app.sandbox.SandboxMain;
import java.nio.file.Path;

/** The entry of a sandbox's background process. Its one argument is the lab's folder. */
final class SandboxEntry {
    private SandboxEntry() {}

    public static void main(String[] arguments) throws InterruptedException {
        SandboxMain.run(Path.of(arguments[0]), LoadedLab::labIn);
    }
}
