package dev.homecroft.app.cli;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.views.Explanations;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft explain}: what a diagnostic means, beyond its one sentence. */
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public CommandSpec spec() {
        return Specs.command(
                        this,
                        "Explains a diagnostic by its code, the word in brackets; without a code it lists all.",
                        "croft explain identity")
                .addPositional(Specs.word(0, "CODE", "0..1", "such as identity"));
    }

    @Override
    public ExitCode run(Call call) {
        Explanations explanations = Explanations.load();
        if (call.words().isEmpty()) {
            call.print(explanations::list, () -> Json.strings(explanations.codes()));
            return ExitCode.OK;
        }
        String code = call.words().getFirst();
        String text = explanations.text(code).orElseThrow(() -> Problems.noSuchCode(code, explanations.similar(code)));
        call.print(
                paper -> Explanations.text(code, text, paper),
                () -> Json.object().put("code", code).put("text", text).build());
        return ExitCode.OK;
    }
}
