package dev.homecroft.app;

import java.nio.file.Path;
import java.util.Map;

/** The entry. What can be answered without loading anything is answered here. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            System.out.println("croft " + Build.version());
            return;
        }
        Map<String, String> environment = System.getenv();
        int code = Wiring.cli(Wiring.terminal(environment), environment, Path.of(""))
                .run(arguments)
                .number();
        // A good end needs no exit, which would cost as much as reading a small lab.
        if (code != 0) {
            System.exit(code);
        }
    }
}
