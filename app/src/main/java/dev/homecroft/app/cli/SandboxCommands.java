package dev.homecroft.app.cli;

import dev.homecroft.app.session.Sandboxes;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.views.SandboxStatus;
import dev.homecroft.views.SandboxView;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft sandbox}: a lab's systems as simulators on this machine. */
final class SandboxCommands implements Command {
    private final Sandboxes sandboxes;

    SandboxCommands(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.command(
                this,
                "Rehearses a lab on this machine: simulators of its systems, with faults on demand. While one runs,"
                        + " commands on its lab use it.",
                "croft sandbox up examples/tower",
                "croft sandbox break pve-2");
        children().forEach(child -> spec.addSubcommand(child.name(), child.spec()));
        return spec;
    }

    private List<Command> children() {
        return List.of(
                new Child(
                        "up",
                        "Starts the simulators and leaves them running.",
                        "croft sandbox up",
                        call -> shown(sandboxes.up(call.lab()), call)),
                new Child(
                        "status",
                        "Shows where they answer and what they hold.",
                        "croft sandbox status",
                        call -> shown(sandboxes.status(call.lab()), call)),
                new Child(
                        "reset",
                        "Empties the simulated systems.",
                        "croft sandbox reset",
                        call -> shown(sandboxes.reset(call.lab()), call)),
                new Breaking(sandboxes),
                new Mending(sandboxes),
                new Child("stop", "Ends them; what they hold is kept.", "croft sandbox stop", this::stop));
    }

    @Override
    public ExitCode run(Call call) {
        throw new IllegalStateException("a command with commands of its own does not run");
    }

    private ExitCode stop(Call call) {
        boolean ran = sandboxes.stop(call.lab());
        call.print(
                paper -> ran ? "The sandbox was stopped; its state is kept.\n" : "No sandbox runs.\n",
                () -> Json.object().put("stopped", ran).build());
        return ExitCode.OK;
    }

    private static ExitCode shown(SandboxStatus status, Call call) {
        call.print(paper -> SandboxView.text(status, paper), () -> SandboxView.json(status));
        return ExitCode.OK;
    }

    /** One line for the start of {@code up --sandbox}. */
    static String greeting(SandboxStatus status) {
        return "Sandbox for " + status.lab() + ": " + SandboxView.systems(status) + " (look: `croft sandbox status`)\n";
    }

    private record Child(String name, String description, String example, Function<Call, ExitCode> work)
            implements Command {
        @Override
        public CommandSpec spec() {
            return Options.addLab(Specs.command(this, description, example)).addPositional(Options.labFolder());
        }

        @Override
        public ExitCode run(Call call) {
            return work.apply(call);
        }
    }

    private record Breaking(Sandboxes sandboxes) implements Command {
        @Override
        public String name() {
            return "break";
        }

        @Override
        public CommandSpec spec() {
            return Options.addLab(Specs.command(
                            this,
                            "Lets something happen. To a node or name server: `down` (it is off; the default), `slow`"
                                    + " (answers late or never), `errors` (calls fail now and then), `deny` (logins are"
                                    + " refused). To a guest: `edit` (somebody gives it twice the memory), `swap`"
                                    + " (somebody deletes it and reuses its number).",
                            "croft sandbox break pve-2",
                            "croft sandbox break talos-2 edit && croft drift"))
                    .addPositional(Specs.word(0, "NAME", "1", "name of a node, a name server or a guest"))
                    .addPositional(Specs.word(1, "HOW", "0..1", "down, slow, errors, deny, edit or swap"));
        }

        @Override
        public ExitCode run(Call call) {
            List<String> words = call.words();
            String said =
                    sandboxes.breakServer(call.labOption(), words.getFirst(), words.size() > 1 ? words.get(1) : "down");
            call.print(
                    paper -> said + "\n", () -> Json.object().put("did", said).build());
            return ExitCode.OK;
        }
    }

    private record Mending(Sandboxes sandboxes) implements Command {
        @Override
        public String name() {
            return "mend";
        }

        @Override
        public CommandSpec spec() {
            return Options.addLab(Specs.command(this, "Ends accidents, of one server or of all.", "croft sandbox mend"))
                    .addPositional(Specs.word(0, "SERVER", "0..1", "name of a node or server"));
        }

        @Override
        public ExitCode run(Call call) {
            Optional<String> server = call.words().stream().findFirst();
            String said = sandboxes.mend(call.labOption(), server);
            call.print(
                    paper -> said + "\n", () -> Json.object().put("did", said).build());
            return ExitCode.OK;
        }
    }
}
