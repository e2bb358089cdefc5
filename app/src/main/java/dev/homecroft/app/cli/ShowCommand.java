package dev.homecroft.app.cli;

import dev.homecroft.app.session.Labs;
import dev.homecroft.views.ShowView;
import dev.homecroft.views.Thing;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft show}: one thing in full. */
final class ShowCommand implements Command {
    private final Labs labs;

    ShowCommand(Labs labs) {
        this.labs = labs;
    }

    @Override
    public String name() {
        return "show";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Shows one thing: what the lab states or derives, where it stands, who refers to it, and what"
                                + " it is now.",
                        "croft show talos-2",
                        "croft show network servers"))
                .addPositional(Specs.word(0, "KIND", "1", "its kind, or its name if that is enough"))
                .addPositional(Specs.word(1, "NAME", "0..1", "its name"));
    }

    @Override
    public ExitCode run(Call call) {
        return Opened.with(labs, call.labOption(), call, session -> {
            Thing thing = session.show(String.join("/", call.words()));
            call.print(paper -> ShowView.text(thing, paper), () -> ShowView.json(thing));
            return ExitCode.OK;
        });
    }
}
