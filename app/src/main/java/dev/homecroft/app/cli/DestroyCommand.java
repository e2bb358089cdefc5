package dev.homecroft.app.cli;

import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Wish;
import dev.homecroft.state.Plan;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft destroy}: takes one thing away, if it is ours beyond doubt. */
final class DestroyCommand implements Command {
    private final Labs labs;
    private final Applying applying;

    DestroyCommand(Labs labs, Applying applying) {
        this.labs = labs;
        this.applying = applying;
    }

    @Override
    public String name() {
        return "destroy";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Destroys one thing that we made, declared or not. Refused unless its identity and our mark"
                                + " are found on it.",
                        "croft destroy guest/talos-3"))
                .addOption(Options.yes())
                .addPositional(Specs.word(0, "NAME", "1", "its name, or kind and name as in guest/talos-3"));
    }

    @Override
    public ExitCode run(Call call) {
        return Opened.with(labs, call.labOption(), call, session -> {
            Plan plan = session.plan(new Wish.Destroy(List.of(call.words().getFirst())));
            Optional<ExitCode> refused = Applying.refusal(plan, call);
            return refused.orElseGet(() -> applying.run(session, plan, call));
        });
    }
}
