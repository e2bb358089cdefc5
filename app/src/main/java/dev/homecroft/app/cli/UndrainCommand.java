package dev.homecroft.app.cli;

import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.Address;
import dev.homecroft.spi.HostWish;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft undrain}: lets a host take guests again. */
final class UndrainCommand implements Command {
    private final Labs labs;
    private final Applying applying;

    UndrainCommand(Labs labs, Applying applying) {
        this.labs = labs;
        this.applying = applying;
    }

    @Override
    public String name() {
        return "undrain";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Lets a drained host take guests again, brings back what the lab pins there, and starts what"
                                + " was shut down there. Other guests stay where they are.",
                        "croft undrain pve-2"))
                .addOption(Options.yes())
                .addPositional(Specs.word(0, "HOST", "1", "its name in the lab"));
    }

    @Override
    public ExitCode run(Call call) {
        Address host = HostNames.of(call.words().getFirst());
        return Opened.with(
                labs,
                call.labOption(),
                call,
                session -> applying.run(session, session.plan(new Wish.Host(new HostWish.Undrain(host))), call));
    }
}
