package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes what is wanted of a node into its notes, or takes it out. What somebody else wrote there is kept. */
public final class NodeNoteWork extends NodeWork {
    private String foreign = "";
    private String digest = "";

    public NodeNoteWork(ProxmoxClient client, Step step) {
        super(client, step);
    }

    /** As the step wants it; empty when the mark goes. */
    private Optional<String> wanted() {
        return step.arguments().text("note");
    }

    @Override
    public Look look() {
        Json.Obj config = config();
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
        if (expects.isEmpty() || !isExpected()) {
            return refused("The plan is about another node than the one that is called `%s` now.".formatted(node()));
        }
        return found.equals(expects.get().mark())
                ? Optional.empty()
                : refused("The notes of `%s` say something else of it than when the plan was made.".formatted(node()));
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
        return client.put(path("/config"), form);
    }

    @Override
    public String doing() {
        return "write into the notes of `%s`".formatted(node());
    }
}
