package dev.homecroft.app.cli;

import dev.homecroft.app.session.Workbench;
import dev.homecroft.kernel.json.Json;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft names}: what can be named, for shells that complete and for scripts. */
final class NamesCommand implements Command {
    private final Workbench workbench;

    NamesCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public String name() {
        return "names";
    }

    @Override
    public CommandSpec spec() {
        return Options.addFiles(Specs.command(
                        this,
                        "Names of the lab's entries, one on a line: those of a kind, or all with their kinds. Asks no"
                                + " other system.",
                        "croft names host",
                        "croft names"))
                .addPositional(Specs.word(0, "KIND", "0..1", "host, guest, hypervisor, and so on"));
    }

    @Override
    public ExitCode run(Call call) {
        List<String> names =
                workbench.names(call.labOption(), call.words().stream().findFirst());
        call.print(
                paper -> names.isEmpty() ? "" : String.join("\n", names) + "\n",
                () -> Json.object().put("names", Json.strings(names)).build());
        return ExitCode.OK;
    }
}
