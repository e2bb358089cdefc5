package dev.homecroft.app.cli;

import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Wish;
import dev.homecroft.state.Plan;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft rebuild}: makes a guest anew. */
final class RebuildCommand implements Command {
    private final Labs labs;
    private final Applying applying;

    RebuildCommand(Labs labs, Applying applying) {
        this.labs = labs;
        this.applying = applying;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Destroys a guest and makes it anew from its image. Disks that it declares with `keep: true`"
                                + " are kept.",
                        "croft rebuild talos-3"))
                .addOption(Options.yes())
                .addPositional(Specs.word(0, "GUEST", "1", "its name"));
    }

    @Override
    public ExitCode run(Call call) {
        return Opened.with(labs, call.labOption(), call, session -> {
            Plan plan = session.plan(new Wish.Rebuild(call.words().getFirst()));
            Optional<ExitCode> refused = Applying.refusal(plan, call);
            return refused.orElseGet(() -> applying.run(session, plan, call));
        });
    }
}
