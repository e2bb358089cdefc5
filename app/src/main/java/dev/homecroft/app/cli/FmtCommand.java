package dev.homecroft.app.cli;

import dev.homecroft.app.session.Workbench;
import dev.homecroft.views.DiagnosticView;
import dev.homecroft.views.EditReport;
import dev.homecroft.views.EditView;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft fmt}: the canonical layout of the lab's files. */
final class FmtCommand implements Command {
    private static final String CHECK = "--check";

    private final Workbench workbench;

    FmtCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public String name() {
        return "fmt";
    }

    @Override
    public CommandSpec spec() {
        return Options.addFiles(Specs.command(
                        this,
                        "Lays out the lab's files: sections and fields in the order of the manual, names in yours, two"
                                + " spaces for each level, comments kept. What the files say stays the same.",
                        "croft fmt",
                        "croft fmt --check"))
                .addOption(Specs.flag("shows what would change and ends with 1 if something would", CHECK))
                .addPositional(Options.labFolder());
    }

    @Override
    public ExitCode run(Call call) {
        boolean look = call.has(CHECK);
        EditReport report = workbench.format(call.lab(), !look);
        call.print(paper -> look ? EditView.diff(report, paper) : changed(report), () -> EditView.json(report));
        DiagnosticView view = call.problems();
        if (!call.json()) {
            report.notes().forEach(note -> call.terminal().err().print(view.text(note)));
        }
        return look && !report.files().isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static String changed(EditReport report) {
        List<String> paths =
                report.files().stream().map(EditReport.FileEdit::path).toList();
        return paths.isEmpty() ? "Every file is laid out already.\n" : String.join("\n", paths) + "\n";
    }
}
