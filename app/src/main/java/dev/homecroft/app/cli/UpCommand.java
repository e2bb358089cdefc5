package dev.homecroft.app.cli;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.Sandboxes;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.Durations;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Unchanged;
import dev.homecroft.views.SandboxStatus;
import dev.homecroft.views.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft up}: from nothing to everything, in as many rounds of plan and apply as it takes. */
final class UpCommand implements Command {
    /** More rounds than any lab has layers: a plan that never gets empty is a fault, not a reason to go on. */
    private static final int ROUNDS = 8;

    private final Labs labs;
    private final Sandboxes sandboxes;
    private final Applying applying;
    private final InstantSource clock;

    UpCommand(Labs labs, Sandboxes sandboxes, Applying applying, InstantSource clock) {
        this.labs = labs;
        this.sandboxes = sandboxes;
        this.applying = applying;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "up";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Builds the whole lab: plans and applies until nothing is left to do. Can be called again at"
                                + " any time.",
                        "croft up",
                        "croft up examples/tower --sandbox"))
                .addOption(Options.yes())
                .addOption(Options.destroy())
                .addOption(Specs.flag("against simulators of all its systems, started here", "--sandbox"))
                .addPositional(Options.labFolder());
    }

    @Override
    public ExitCode run(Call call) {
        if (call.has("--sandbox")) {
            SandboxStatus status = sandboxes.up(call.lab());
            call.say(SandboxCommands.greeting(status));
        }
        return Opened.with(labs, call, session -> rounds(session, call));
    }

    private ExitCode rounds(LabSession session, Call call) {
        Instant begun = clock.instant();
        for (int round = 1; round <= ROUNDS; round++) {
            Plan plan = session.plan(new Wish.AsDeclared(call.options(Options.DESTROY)));
            boolean settled =
                    plan.isEmpty() && plan.blocked().isEmpty() && plan.held().isEmpty();
            if (settled) {
                Duration took = Duration.between(begun, clock.instant());
                return end(session, plan, took, round > 1, call);
            }
            ExitCode code = applying.run(session, plan, call);
            if (code != ExitCode.OK || plan.isEmpty()) {
                return code;
            }
        }
        call.say("After " + ROUNDS + " rounds there is still something to do: `croft plan` says what.\n");
        return ExitCode.FINDINGS;
    }

    private static ExitCode end(LabSession session, Plan plan, Duration took, boolean worked, Call call) {
        if (call.json()) {
            call.terminal().out().print(session.write(plan));
            return ExitCode.OK;
        }
        String things = plan.unchanged().stream()
                .map(Unchanged::address)
                .collect(Collectors.groupingBy(address -> address.kind(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> Words.count(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        String time = worked ? " in " + Durations.human(took) : "";
        call.say(session.lab() + " is up: " + (things.isEmpty() ? "nothing is declared" : things) + time + "\n");
        if (session.isSandbox() && worked) {
            call.say("next: croft plan · croft drift" + accident(plan) + " · croft down\n");
        }
        return ExitCode.OK;
    }

    private static String accident(Plan plan) {
        return plan.unchanged().stream()
                .map(Unchanged::address)
                .filter(address -> address.kind().equals("guest"))
                .map(guest -> " · croft sandbox break " + guest.name() + " edit")
                .findFirst()
                .orElse("");
    }
}
