package dev.homecroft.app.cli;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.state.Plan;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code croft adopt}: takes over an object that somebody else made, or a value that somebody else set. */
final class AdoptCommand implements Command {
    private final Labs labs;
    private final Applying applying;

    AdoptCommand(Labs labs, Applying applying) {
        this.labs = labs;
        this.applying = applying;
    }

    @Override
    public String name() {
        return "adopt";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "With a field: writes the value that was found into the lab's files, comments kept. Without:"
                                + " makes an object ours that somebody else made, by writing our mark on it.",
                        "croft adopt guest talos-2 memory",
                        "croft adopt guest windows"))
                .addOption(Options.yes())
                .addPositional(Specs.word(0, "KIND", "1", "kind of thing, such as guest"))
                .addPositional(Specs.word(1, "NAME", "1", "its name"))
                .addPositional(Specs.word(2, "FIELD", "0..1", "a field that `croft drift` shows"));
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.words();
        Address thing = Address.tryParse(words.get(0) + "/" + words.get(1))
                .orElseThrow(() -> new ParameterException(
                        call.arguments().commandSpec().commandLine(),
                        "'" + words.get(0) + " " + words.get(1) + "' is not the kind and name of a thing"));
        return Opened.with(labs, call.labOption(), call, session -> {
            if (words.size() > 2) {
                return field(session, thing, words.get(2), call);
            }
            Plan plan = session.plan(new Wish.Adopt(thing.toString()));
            Optional<ExitCode> refused = Applying.refusal(plan, call);
            return refused.orElseGet(() -> applying.run(session, plan, call));
        });
    }

    private static ExitCode field(LabSession session, Address thing, String field, Call call) {
        LabSession.Adopted adopted = session.adopt(thing, field);
        call.print(
                paper -> "%s:%d  %s %s → %s%n%s"
                        .formatted(
                                adopted.file(),
                                adopted.line(),
                                field,
                                adopted.before(),
                                adopted.after(),
                                sharedWords(adopted)),
                () -> Json.object()
                        .put("file", adopted.file())
                        .put("line", adopted.line())
                        .put("field", field)
                        .put("before", adopted.before())
                        .put("after", adopted.after())
                        .put("shared", Json.array(adopted.shared(), other -> Json.of(other.toString())))
                        .build());
        return ExitCode.OK;
    }

    private static String sharedWords(LabSession.Adopted adopted) {
        if (adopted.shared().isEmpty()) {
            return "";
        }
        String others =
                String.join(", ", adopted.shared().stream().map(Address::name).toList());
        return "That place speaks of %s too; `croft plan` shows what it means for them.%n".formatted(others);
    }
}
