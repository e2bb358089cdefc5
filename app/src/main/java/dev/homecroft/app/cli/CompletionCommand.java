package dev.homecroft.app.cli;

import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code croft completion}: a script for a shell that completes commands, options and names. */
final class CompletionCommand implements Command {
    @Override
    public String name() {
        return "completion";
    }

    @Override
    public CommandSpec spec() {
        return Specs.command(
                        this,
                        "Prints a script that lets your shell complete croft's commands, options and the names of the lab.",
                        "source <(croft completion bash)",
                        "croft completion fish > ~/.config/fish/completions/croft.fish")
                .addPositional(Specs.word(0, "SHELL", "1", "bash, zsh or fish"));
    }

    @Override
    public boolean isAboutAll() {
        return true;
    }

    @Override
    public ExitCode run(Call call) {
        CommandLine root = call.arguments().commandSpec().root().commandLine();
        String shell = call.words().getFirst();
        switch (shell) {
            case "bash" -> call.terminal().out().print(AutoComplete.bash("croft", root) + NameScripts.bash());
            case "zsh" ->
                call.terminal()
                        .out()
                        .print("autoload -Uz compinit bashcompinit && compinit && bashcompinit\n"
                                + AutoComplete.bash("croft", root)
                                + NameScripts.bash());
            case "fish" -> call.terminal().out().print(fish(root));
            default ->
                throw new ParameterException(
                        call.arguments().commandSpec().commandLine(),
                        "Expected bash, zsh or fish, got '" + shell + "'");
        }
        return ExitCode.OK;
    }

    private static String fish(CommandLine root) {
        StringBuilder script = new StringBuilder("complete -c croft -f\n");
        for (Map.Entry<String, CommandLine> entry : root.getSubcommands().entrySet()) {
            CommandSpec spec = entry.getValue().getCommandSpec();
            script.append("complete -c croft -n __fish_use_subcommand -a %s -d '%s'%n"
                    .formatted(entry.getKey(), quoted(spec.usageMessage().description())));
            spec.options().stream()
                    .filter(option -> option.longestName().startsWith("--"))
                    .forEach(option ->
                            script.append("complete -c croft -n '__fish_seen_subcommand_from %s' -l %s -d '%s'%n"
                                    .formatted(
                                            entry.getKey(),
                                            option.longestName().substring(2),
                                            quoted(option.description()))));
        }
        return script.append(NameScripts.fish()).toString();
    }

    private static String quoted(String[] description) {
        return String.join(" ", List.of(description)).replace("'", "\\'");
    }
}
