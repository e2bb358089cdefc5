package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what is wanted of a node into its notes, or takes it out. What somebody else wrote there is kept. */
final class NodeNoteWork implements Work {
    private final ProxmoxClient client;
    private final Step step;
    private final String node;
    private String foreign = "";
    private String digest = "";

    NodeNoteWork(ProxmoxClient client, Step step) {
        this.client = client;
        this.step = step;
        this.node = step.arguments().text("node").orElse("");
    }

    /** As the step wants it; empty when the mark goes. */
    private Optional<String> wanted() {
        return step.arguments().text("note");
    }

    private String path() {
        return "/nodes/" + Words.encode(node) + "/config";
    }

    @Override
    public Look look() {
        Json.Obj config = Tasks.object(client.need(path(), "show the notes of `%s`".formatted(node)));
        Notes found = Notes.parse(config.text("description").orElse(""));
        Notes desired = Notes.parse(wanted().orElse(""));
        foreign = found.foreign();
        digest = config.text("digest").orElse("");
        if (found.mark().equals(desired.mark())) {
            return new Look.Already(done());
        }
        return obstacle(found.mark()).<Look>map(Look.Stop::new).orElseGet(Look.Go::new);
    }

    private Optional<StepResult> obstacle(Optional<Mark> found) {
        Optional<Expectation> expects = step.expects();
        Optional<Identity> identity = Optional.ofNullable(
                new NodeReading(client, step.target()).identities().get(node));
        if (expects.isEmpty() || !identity.equals(expects.map(Expectation::identity))) {
            return refused("The plan is about another node than the one that is called `%s` now.".formatted(node));
        }
        return found.equals(expects.get().mark())
                ? Optional.empty()
                : refused("The notes of `%s` say something else of it than when the plan was made.".formatted(node));
    }

    private Optional<StepResult> refused(String detail) {
        return Optional.of(new StepResult.Refused(Problems.about(
                step.id().address(),
                "identity",
                "What was found is not the `%s` that the plan is about."
                        .formatted(step.id().address()),
                detail + " Nothing was touched.",
                "`croft plan` shows how it is now")));
    }

    private StepResult.Done done() {
        return new StepResult.Done(
                Optional.of(NodeReading.ref(step.target(), node)),
                step.expects().map(Expectation::identity),
                List.of());
    }

    @Override
    public Answer call() {
        Notes desired = Notes.parse(wanted().orElse(""));
        String text = new Notes(foreign, desired.note(), desired.mark()).text();
        Map<String, String> form = new LinkedHashMap<>();
        if (text.isEmpty()) {
            form.put("delete", "description");
        } else {
            form.put("description", text);
        }
        if (!digest.isEmpty()) {
            form.put("digest", digest);
        }
        return client.put(path(), form);
    }

    @Override
    public String tasks() {
        return "typefilter=none";
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public String doing() {
        return "write into the notes of `%s`".formatted(node);
    }
}
