package dev.homecroft.app.cli;

import picocli.CommandLine.Model.CommandSpec;

/** One command of {@code croft}. */
public interface Command {
    String name();

    /** Its options, arguments and help. Made anew for each use. */
    CommandSpec spec();

    ExitCode run(Call call);

    /** Whether it speaks of all commands; the others are parsed without their siblings, which is faster. */
    default boolean isAboutAll() {
        return false;
    }
}
