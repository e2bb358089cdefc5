package dev.homecroft.app.cli;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Wish;
import dev.homecroft.state.Plan;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft down}: takes everything away that we made, in order. */
final class DownCommand implements Command {
    private final Labs labs;
    private final Applying applying;

    DownCommand(Labs labs, Applying applying) {
        this.labs = labs;
        this.applying = applying;
    }

    @Override
    public String name() {
        return "down";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Takes away what we made, in order; what is not named with --destroy is listed and stays."
                                + " Foreign things are never touched.",
                        "croft down",
                        "croft down --destroy all"))
                .addOption(Options.yes())
                .addOption(Options.destroy())
                .addPositional(Options.labFolder());
    }

    @Override
    public ExitCode run(Call call) {
        List<String> named = call.options(Options.DESTROY);
        return Opened.with(labs, call, session -> {
            Plan plan = session.plan(new Wish.TearDown(named));
            return named.isEmpty() ? listed(session, plan, call) : applying.run(session, plan, call);
        });
    }

    /** Without a name nothing goes, not even what may go unnamed: half a lab is worse than a whole one. */
    private ExitCode listed(LabSession session, Plan plan, Call call) {
        applying.show(session, plan, call);
        if (plan.isEmpty() && plan.held().isEmpty()) {
            return ExitCode.OK;
        }
        call.say("Nothing was done. Name what may go, or `croft down --destroy all`.\n");
        return ExitCode.REFUSED;
    }
}
