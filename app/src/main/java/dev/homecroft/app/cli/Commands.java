package dev.homecroft.app.cli;

import dev.homecroft.app.session.Checker;
import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Sandboxes;
import dev.homecroft.app.session.Saves;
import java.time.InstantSource;
import java.util.List;

/** All commands, in the order of the help. */
public final class Commands {
    private Commands() {}

    public static List<Command> all(
            Checker checker, Saves saves, Labs labs, Sandboxes sandboxes, InstantSource clock, Interrupts interrupts) {
        Applying applying = new Applying(clock, interrupts);
        return List.of(
                new CheckCommand(checker, saves, interrupts),
                new ShowCommand(labs),
                new PlanCommand(labs, clock),
                new ApplyCommand(labs, applying),
                new UpCommand(labs, sandboxes, applying, clock),
                new DownCommand(labs, applying),
                new DriftCommand(labs),
                new AdoptCommand(labs, applying),
                new DestroyCommand(labs, applying),
                new RebuildCommand(labs, applying),
                new DrainCommand(labs, applying),
                new UndrainCommand(labs, applying),
                new RebootCommand(labs, applying),
                new HistoryCommand(labs),
                new SandboxCommands(sandboxes),
                new ExplainCommand(),
                new CompletionCommand());
    }
}
