package dev.homecroft.app.cli;

import dev.homecroft.app.session.Workbench;
import dev.homecroft.views.LossReport;
import dev.homecroft.views.RefsReport;
import dev.homecroft.views.RefsView;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code croft refs}: who names whom. */
final class RefsCommand implements Command {
    private static final String UNUSED = "--unused";
    private static final String WITHOUT = "--without";

    private final Workbench workbench;

    RefsCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public String name() {
        return "refs";
    }

    @Override
    public CommandSpec spec() {
        return Options.addFiles(Specs.command(
                        this,
                        "Where an entry of the lab is defined and used. Asks no other system.",
                        "croft refs network/servers",
                        "croft refs --without pve-2",
                        "croft refs --unused"))
                .addOption(Specs.flag("entries that are there to be used, and are not", UNUSED))
                .addOption(
                        Specs.value("NAME", "what would no longer work without this entry, over all others", WITHOUT))
                .addPositional(Specs.word(0, "NAME", "0..1", "its name, or its kind and name as in network/servers"));
    }

    @Override
    public ExitCode run(Call call) {
        int questions = call.words().size() + (call.has(UNUSED) ? 1 : 0) + (call.has(WITHOUT) ? 1 : 0);
        if (questions != 1) {
            throw new ParameterException(
                    call.arguments().commandSpec().commandLine(), "Say a name, or --unused, or --without NAME");
        }
        if (call.has(UNUSED)) {
            List<RefsReport> unused = workbench.unused(call.labOption());
            call.print(paper -> RefsView.unused(unused, paper), () -> RefsView.unusedJson(unused));
            return unused.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        }
        if (call.has(WITHOUT)) {
            LossReport loss = workbench.without(call.labOption(), call.option(WITHOUT, ""));
            call.print(paper -> RefsView.text(loss, paper), () -> RefsView.json(loss));
            return ExitCode.OK;
        }
        RefsReport refs = workbench.refs(call.labOption(), call.words().getFirst());
        call.print(paper -> RefsView.text(refs, paper), () -> RefsView.json(refs));
        return ExitCode.OK;
    }
}
