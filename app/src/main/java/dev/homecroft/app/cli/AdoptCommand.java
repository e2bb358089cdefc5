package dev.homecroft.app.cli;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.TakeoverWish;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.Plan;
import dev.homecroft.views.TakeoverReport;
import dev.homecroft.views.TakeoverView;
import dev.homecroft.views.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code croft adopt}: takes over an object that somebody else made, or a value that somebody else set. */
final class AdoptCommand implements Command {
    private static final String ALL = "--all";
    private static final String HYPERVISOR = "--hypervisor";
    private static final String FROM_LAB = "--from-lab";

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
                                + " makes an object ours that somebody else made, by writing our mark on it. With"
                                + " --all: writes into the lab's files what stands on its hypervisors and no file"
                                + " declares; the next apply puts the marks on.",
                        "croft adopt guest talos-2 memory",
                        "croft adopt guest windows",
                        "croft adopt --all --dry-run"))
                .addOption(Options.yes())
                .addOption(Specs.flag("takes over everything that is found", ALL))
                .addOption(Specs.value("NAME", "with --all: from this hypervisor alone", HYPERVISOR))
                .addOption(Specs.values("LAB", "with --all: what bears the mark of this other lab, too", FROM_LAB))
                .addOption(Specs.flag("with --all: shows the files and writes none", Options.DRY_RUN))
                .addPositional(Specs.word(0, "KIND", "0..1", "kind of thing, such as guest"))
                .addPositional(Specs.word(1, "NAME", "0..1", "its name"))
                .addPositional(Specs.word(2, "FIELD", "0..1", "a field that `croft drift` shows"));
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.words();
        if (call.has(ALL) != words.isEmpty() || words.size() == 1) {
            throw new ParameterException(
                    call.arguments().commandSpec().commandLine(),
                    "expected the kind and name of a thing, or --all instead");
        }
        return call.has(ALL) ? everything(call) : thing(words, call);
    }

    private ExitCode thing(List<String> words, Call call) {
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

    private ExitCode everything(Call call) {
        Optional<String> hypervisor =
                call.has(HYPERVISOR) ? Optional.of(call.option(HYPERVISOR, "")) : Optional.empty();
        TakeoverWish wish = new TakeoverWish(hypervisor, Set.copyOf(call.options(FROM_LAB)));
        return Opened.with(labs, call.labOption(), call, session -> write(session, session.takeOver(wish), call));
    }

    private static ExitCode write(LabSession session, TakeoverReport report, Call call) {
        boolean isNothing = report.files().files().isEmpty();
        call.say(TakeoverView.text(report, call.terminal().paper()));
        if (isNothing || call.has(Options.DRY_RUN)) {
            call.say(isNothing ? "Nothing is there that the files could say besides.\n" : "Nothing was written.\n");
            return end(report, ExitCode.OK, call);
        }
        String files = Words.count(report.files().files().size(), "file");
        if (!Applying.isAgreed(session, "Write %s?".formatted(files), call)) {
            call.say("Nothing was written.\n");
            return end(report, ExitCode.REFUSED, call);
        }
        session.write(report);
        call.say(TakeoverView.result(report));
        return end(report.written(), ExitCode.OK, call);
    }

    private static ExitCode end(TakeoverReport report, ExitCode code, Call call) {
        if (call.json()) {
            call.terminal().out().print(JsonText.pretty(TakeoverView.json(report)));
        }
        return code;
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
