package dev.homecroft.app.cli;

import dev.homecroft.app.session.Labs;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code croft reboot}: restarts hosts one after the other, each emptied first. */
final class RebootCommand implements Command {
    static final String ALL = "--all";
    static final String RESUME = "--resume";
    static final String STOP = "--stop";
    static final String NOW = "--now";

    private final Labs labs;
    private final Applying applying;

    RebootCommand(Labs labs, Applying applying) {
        this.labs = labs;
        this.applying = applying;
    }

    @Override
    public String name() {
        return "reboot";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Restarts hosts of a hypervisor, one at a time: empties one, restarts it, waits until it is"
                                + " back with quorum and storages, fills it again. Stops at the first trouble.",
                        "croft reboot pve-1 pve-2",
                        "croft reboot --all tower --yes",
                        "croft reboot --resume"))
                .addOption(Options.yes())
                .addOption(Specs.value("HYPERVISOR", "all its hosts, in the order of the update policies", ALL))
                .addOption(Specs.flag("goes on with what an earlier call has begun", RESUME))
                .addOption(Specs.flag("shuts down what can't move while it runs", STOP))
                .addOption(Specs.flag("also outside the window of the update policies", NOW))
                .addPositional(Specs.words("HOST", "its name in the lab; several divided by blanks"));
    }

    @Override
    public ExitCode run(Call call) {
        List<String> hosts = call.words();
        int ways = (hosts.isEmpty() ? 0 : 1) + (call.has(ALL) ? 1 : 0) + (call.has(RESUME) ? 1 : 0);
        if (ways != 1) {
            throw new ParameterException(
                    call.arguments().commandSpec().commandLine(),
                    "Name one or more hosts, or --all HYPERVISOR, or --resume");
        }
        return Opened.with(labs, call.labOption(), call, session -> new Rolling(session, applying, call).run());
    }
}
