package dev.homecroft.app.cli;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Wish;
import dev.homecroft.state.Plan;
import dev.homecroft.views.PlanView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft plan}: what apply would do, and why. */
final class PlanCommand implements Command {
    private final Labs labs;
    private final InstantSource clock;

    PlanCommand(Labs labs, InstantSource clock) {
        this.labs = labs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Reads the outside systems and shows what apply would do, in which order, why, and how risky"
                                + " it is. Changes nothing.",
                        "croft plan",
                        "croft plan --out change.plan && croft apply change.plan"))
                .addOption(Specs.value("FILE", "writes the plan down, for apply", "--out"))
                .addOption(Options.destroy())
                .addOption(Specs.flag("lists what is not ours, too", "--foreign"))
                .addPositional(Options.labFolder());
    }

    @Override
    public ExitCode run(Call call) {
        return Opened.with(labs, call, session -> {
            Plan plan = session.plan(new Wish.AsDeclared(call.options(Options.DESTROY)));
            PlanView view = new PlanView(call.terminal().paper(), clock.instant(), call.has("--foreign"));
            if (call.json()) {
                call.terminal().out().print(session.write(plan));
            } else {
                call.say(view.text(plan));
            }
            if (call.has("--out")) {
                save(session, plan, Path.of(call.option("--out", "")));
            }
            return ExitCode.OK;
        });
    }

    private static void save(LabSession session, Plan plan, Path file) {
        try {
            Files.writeString(file, session.write(plan));
        } catch (IOException fault) {
            throw Problems.unwritable(file, fault);
        }
    }
}
