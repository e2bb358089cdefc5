package dev.homecroft.app.cli;

import dev.homecroft.app.session.Places;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.views.DiagnosticView;
import dev.homecroft.views.Paper;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * One call of one command: what was asked and where the answer goes.
 *
 * @param json whether the answer goes to a program
 * @param places shows what stands in the files that it is about
 */
public record Call(ParseResult arguments, Terminal terminal, boolean json, Places places) {

    boolean has(String option) {
        return arguments.hasMatchedOption(option);
    }

    String option(String name, String otherwise) {
        return arguments.matchedOptionValue(name, otherwise);
    }

    List<String> options(String name) {
        return arguments.matchedOptionValue(name, List.<String>of());
    }

    /** The positional arguments in their order. */
    List<String> words() {
        return arguments.matchedPositionals().stream()
                .flatMap(positional -> positional.stringValues().stream())
                .toList();
    }

    /** The lab's folder as stated by the option. */
    Optional<String> labOption() {
        return has(Options.LAB) ? Optional.of(option(Options.LAB, "")) : Optional.empty();
    }

    /** The lab's folder as stated by the option, or else as the only argument. */
    Optional<String> lab() {
        return labOption().or(() -> words().stream().findFirst());
    }

    /** Problems with the lines that they are about. */
    DiagnosticView problems() {
        boolean isFolder = arguments.matchedPositionals().stream()
                .map(PositionalParamSpec::paramLabel)
                .anyMatch(Options.labFolder().paramLabel()::equals);
        return new DiagnosticView(terminal.paper(), places.of(isFolder ? lab() : labOption()));
    }

    /** Prints a value in the form that was asked for. */
    void print(Function<Paper, String> text, Supplier<Json> asJson) {
        terminal.out().print(json ? JsonText.pretty(asJson.get()) : text.apply(terminal.paper()));
    }

    /** Words that are for people only. */
    void say(String text) {
        if (!json) {
            terminal.out().print(text);
        }
    }
}
