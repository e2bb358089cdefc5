package dev.homecroft.app.cli;

import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft apply}: carries out a plan. */
final class ApplyCommand implements Command {
    private final Labs labs;
    private final Applying applying;

    ApplyCommand(Labs labs, Applying applying) {
        this.labs = labs;
        this.applying = applying;
    }

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Plans, shows the plan, asks, and carries it out; or carries out a plan that was written"
                                + " down, if nothing has changed since. Goes on where a stopped run ended.",
                        "croft apply",
                        "croft apply --yes --destroy record/old-nas.lab.example.org/A",
                        "croft apply change.plan"))
                .addOption(Options.yes())
                .addOption(Options.destroy())
                .addPositional(
                        Specs.word(0, "FILE", "0..1", "a plan made by `croft plan --out FILE`, or the lab's folder"));
    }

    @Override
    public ExitCode run(Call call) {
        Optional<Path> stated = call.words().stream().findFirst().map(Path::of);
        Optional<Path> file = stated.filter(path -> !Files.isDirectory(path));
        Optional<String> folder = file.isPresent() ? call.labOption() : call.lab();
        return Opened.with(labs, folder, call, session -> {
            if (file.isPresent()) {
                return applying.run(session, session.read(text(file.get())), call);
            }
            return applying.run(session, session.plan(new Wish.AsDeclared(call.options(Options.DESTROY))), call);
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw Problems.unreadable(file, fault);
        }
    }
}
