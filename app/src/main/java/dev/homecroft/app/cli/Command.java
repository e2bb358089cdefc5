package dev.homecroft.app.cli;

import picocli.CommandLine.Model.CommandSpec;

/** One command of {@code croft}. */
public interface Command {
    String name();

    /** Its options, arguments and help. Made anew for each use. */
    CommandSpec spec();

    ExitCode run(Call call);
}
