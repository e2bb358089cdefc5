package dev.homecroft.app.cli;

import dev.homecroft.app.session.Workbench;
import dev.homecroft.views.EditReport;
import dev.homecroft.views.EditView;
import dev.homecroft.views.Words;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft rename}: another name for an entry, everywhere at once. */
final class RenameCommand implements Command {
    private final Workbench workbench;

    RenameCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public String name() {
        return "rename";
    }

    @Override
    public CommandSpec spec() {
        return Options.addFiles(Specs.command(
                        this,
                        "Gives an entry another name in all files of the lab, layout and comments kept; all places or"
                                + " none. Refuses when something real has that name.",
                        "croft rename network/servers machines",
                        "croft rename talos-1 cp-1 --dry-run"))
                .addOption(Specs.flag("shows the changes and makes none", Options.DRY_RUN))
                .addPositional(Specs.word(0, "OLD", "1", "its name, or its kind and name as in network/servers"))
                .addPositional(Specs.word(1, "NEW", "1", "its new name, without the kind"));
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.words();
        boolean dry = call.has(Options.DRY_RUN);
        EditReport report = workbench.rename(call.labOption(), words.get(0), words.get(1), !dry);
        String files = Words.count(report.files().size(), "file");
        call.print(
                paper -> dry
                        ? EditView.diff(report, paper)
                        : "`%s` is now `%s` in %s.%n".formatted(words.get(0), words.get(1), files),
                () -> EditView.json(report));
        return ExitCode.OK;
    }
}
