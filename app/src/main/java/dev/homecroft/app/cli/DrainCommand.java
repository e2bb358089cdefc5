package dev.homecroft.app.cli;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.Address;
import dev.homecroft.spi.HostWish;
import dev.homecroft.state.Plan;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft drain}: empties a host of a hypervisor, and keeps it empty. */
final class DrainCommand implements Command {
    private final Labs labs;
    private final Applying applying;

    DrainCommand(Labs labs, Applying applying) {
        this.labs = labs;
        this.applying = applying;
    }

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Moves our guests from a host to others that may take them, and lets it take nothing until"
                                + " `croft undrain HOST`. Says of each guest that can't move why, and what to do.",
                        "croft drain pve-2",
                        "croft drain pve-2 --stop --yes"))
                .addOption(Options.yes())
                .addOption(Specs.flag("shuts down what can't move while it runs", "--stop"))
                .addPositional(Specs.word(0, "HOST", "1", "its name in the lab"));
    }

    @Override
    public ExitCode run(Call call) {
        Address host = HostNames.of(call.words().getFirst());
        HostWish wish = new HostWish.Drain(host, call.has("--stop"), false);
        return Opened.with(labs, call.labOption(), call, session -> drain(session, host, wish, call));
    }

    private ExitCode drain(LabSession session, Address host, HostWish wish, Call call) {
        Plan plan = session.plan(new Wish.Host(wish));
        ExitCode code = applying.run(session, plan, call);
        if (code != ExitCode.OK) {
            return code;
        }
        if (!plan.blocked().isEmpty()) {
            call.say(host.name() + " takes nothing more, but is not empty: see above.\n");
            return ExitCode.FINDINGS;
        }
        call.say("%s is drained: it takes nothing until `croft undrain %s`.%n".formatted(host.name(), host.name()));
        return ExitCode.OK;
    }
}
