package dev.homecroft.app.cli;

import dev.homecroft.app.session.EditorServer;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft lsp}: the language server. */
final class LspCommand implements Command {
    private final EditorServer server;

    LspCommand(EditorServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "lsp";
    }

    @Override
    public CommandSpec spec() {
        return Options.addFiles(Specs.command(
                this,
                "Serves an editor over standard input and output, by the Language Server Protocol: problems while you"
                        + " type, completion, explanations, definitions, references and renaming. Editors start it by"
                        + " themselves.",
                "croft lsp"));
    }

    @Override
    public ExitCode run(Call call) {
        server.serve(call.labOption());
        return ExitCode.OK;
    }
}
