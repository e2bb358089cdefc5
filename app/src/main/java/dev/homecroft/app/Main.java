package dev.homecroft.app;

import dev.homecroft.app.cli.Cli;
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
        int code = run(Wiring.cli(Wiring.terminal(environment), environment, Path.of("")), arguments);
        // A good end needs no exit, which would cost as much as reading a small lab.
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(Cli cli, String... arguments) {
        return cli.run(arguments).number();
    }
}
