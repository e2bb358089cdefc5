package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.ProxmoxSettings;
import dev.homecroft.providers.proxmox.api.Retries;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Upid;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out the step for one node: stages all changes, reads them back, reloads once, and asks the node at its own endpoint
 * whether it is still there. If it is not, the interfaces of before are staged and reloaded through another endpoint.
 */
final class NodeApplier {
    private static final Duration LATER = Duration.ofSeconds(20);
    private static final int CALLS = 64;
    private static final int LOOKS = 12;
    private static final int LOOKS_WHEN_CANCELLED = 2;

    private final ProxmoxClient client;
    private final ProxmoxSettings settings;
    private final StepContext context;
    private final Tasks tasks;
    private final Step step;
    private final Address address;
    private final NodeArguments arguments;
    private final String node;
    private final Staging forward;

    NodeApplier(ProxmoxClient client, ProxmoxSettings settings, StepContext context, Step step) {
        this.client = client;
        this.settings = settings;
        this.context = context;
        this.tasks = new Tasks(client, settings, context);
        this.step = step;
        this.address = step.id().address();
        this.arguments = NodeArguments.of(step);
        this.node = arguments.node();
        this.forward = new Staging(node, arguments.after(), arguments.before());
    }

    StepResult apply() {
        try {
            Page page = Page.read(client, node);
            if (!isExpected(page)) {
                return new StepResult.Refused(refusal(page));
            }
            if (!page.isStaged() && forward.isDone(page.wires())) {
                return verified(Presence.find(client, node), "");
            }
        } catch (CroftException unreadable) {
            return notBegun(unreadable.diagnostics().getFirst());
        }
        try {
            return staged().orElseGet(this::effective);
        } catch (CroftException unreadable) {
            return new StepResult.Unknown(about(unreadable.diagnostics().getFirst()));
        }
    }

    /** All is as the plan saw it, or on the way from there to what it wants; whatever else there is belongs to somebody else. */
    private boolean isExpected(Page page) {
        return page.wires().digestWithout(arguments.touched()).equals(arguments.others())
                && forward.isBetween(page.wires())
                && (page.isStaged()
                        || forward.isDone(page.wires())
                        || forward.back().isDone(page.wires()));
    }

    private Diagnostic refusal(Page page) {
        return page.isStaged()
                ? NodeProblems.pending(address, step.declaredAt(), page.changes())
                : NodeProblems.changed(address);
    }

    private Diagnostic about(Diagnostic problem) {
        return Problems.about(address, problem);
    }

    /** Rights don't come by waiting; nodes do. */
    private StepResult notBegun(Diagnostic problem) {
        boolean isFinal = List.of("proxmox-credential", "proxmox-forbidden").contains(problem.code());
        return isFinal ? new StepResult.Failed(about(problem)) : new StepResult.Retry(about(problem), LATER);
    }

    /** Stages all of it and reads it back; gives a result when it can't be. */
    private Optional<StepResult> staged() {
        Optional<Answer> trouble = stage(forward);
        Page page = Page.read(client, node);
        if (trouble.isEmpty() && isExpected(page) && forward.isDone(page.wires())) {
            context.progress(Double.NaN, "staged on %s:\n%s".formatted(node, page.changes()));
            return Optional.empty();
        }
        if (!isExpected(page)) {
            return Optional.of(new StepResult.Refused(refusal(page)));
        }
        discard(page);
        return Optional.of(trouble.map(this::notDone).orElseGet(() -> new StepResult.Refused(refusal(page))));
    }

    /** Each call changes what is staged and nothing that runs, so one whose answer was lost may be made again. */
    private Optional<Answer> stage(Staging staging) {
        Optional<Answer> lost = Optional.empty();
        for (int call = 0; call < CALLS; call++) {
            Optional<Staging.Call> next = staging.next(Page.read(client, node).wires());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Staging.Call one = next.get();
            switch (client.send(one.verb(), one.path(), one.parameters())) {
                case Answer.Ok _ -> {}
                case Answer.Lost again -> {
                    lost = Optional.of(again);
                    context.pause(settings.poll());
                }
                case Answer.Refused refused -> {
                    return Optional.of(refused);
                }
                case Answer.NotSent notSent -> {
                    return Optional.of(notSent);
                }
            }
        }
        return lost;
    }

    private void discard(Page page) {
        if (page.isStaged()) {
            client.delete(Page.path(node), Map.of());
        }
    }

    private StepResult notDone(Answer answer) {
        Diagnostic problem = about(Problems.of(answer, client.cluster(), doing()));
        return switch (answer) {
            case Answer.Refused refused ->
                Retries.delay(refused)
                        .<StepResult>map(pause -> new StepResult.Retry(problem, pause))
                        .orElseGet(() -> new StepResult.Failed(problem));
            case Answer.Ok _, Answer.NotSent _, Answer.Lost _ -> new StepResult.Retry(problem, LATER);
        };
    }

    private String doing() {
        return "change the interfaces of `%s`".formatted(node);
    }

    private StepResult effective() {
        Presence presence = Presence.find(client, node);
        context.progress(Double.NaN, "reload the network of " + node);
        return switch (reload()) {
            case Reload.Never(Answer answer) -> {
                discard(Page.read(client, node));
                yield notDone(answer);
            }
            case Reload.Done(String fault) -> verified(presence, fault);
        };
    }

    /** How a reload ended. */
    private sealed interface Reload {
        /** Nothing has become effective. */
        record Never(Answer answer) implements Reload {}

        /** @param fault what its task said; empty when all is well or nobody knows */
        record Done(String fault) implements Reload {}
    }

    private Reload reload() {
        Answer answer = client.put(Page.path(node), Map.of());
        return switch (answer) {
            case Answer.Ok(Json data) ->
                new Reload.Done(Upid.tryParse(data instanceof Json.Str(String text) ? text : "")
                        .map(this::ended)
                        .orElse(""));
            case Answer.NotSent _ -> new Reload.Never(answer);
            case Answer.Refused refused -> refused.isNodeLost() ? lookedFor(answer) : new Reload.Never(answer);
            case Answer.Lost _ -> lookedFor(answer);
        };
    }

    private String ended(Upid task) {
        context.handle(task.text());
        return switch (tasks.await(task, "reload the network of " + node)) {
            case Tasks.End.Good _, Tasks.End.Open _ -> "";
            case Tasks.End.Bad(String text, Optional<String> last) ->
                "The reload ended with: " + text
                        + last.map(line -> " (" + line + ")").orElse("") + ".";
        };
    }

    /** The answer was lost: it is given time to show, in a task or in what is staged no longer. */
    private Reload lookedFor(Answer answer) {
        int looks = context.isCancelled() ? LOOKS_WHEN_CANCELLED : settings.rereads();
        for (int look = 0; look < looks; look++) {
            context.pause(settings.poll());
            Optional<Upid> task = tasks.running(node, "typefilter=srvreload");
            if (task.isPresent()) {
                return new Reload.Done(ended(task.get()));
            }
            try {
                if (!Page.read(client, node).isStaged()) {
                    return new Reload.Done("");
                }
            } catch (CroftException silent) {
                return new Reload.Done("");
            }
        }
        return new Reload.Never(answer);
    }

    private StepResult verified(Presence presence, String fault) {
        if (fault.isEmpty() && isBack(presence)) {
            return settled();
        }
        if (context.isCancelled()) {
            return new StepResult.Unknown(lost("It was left when the run was stopped."));
        }
        return putBack(presence, fault.isEmpty() ? "It did not answer at its own endpoint." : fault);
    }

    private boolean isBack(Presence presence) {
        int looks = context.isCancelled() ? LOOKS_WHEN_CANCELLED : LOOKS;
        for (int look = 0; look < looks; look++) {
            if (presence.answers()) {
                return true;
            }
            context.pause(settings.poll());
        }
        return false;
    }

    /** A reload that is still under way has its old interfaces staged. */
    private StepResult settled() {
        for (int look = 0; look < settings.rereads(); look++) {
            Page page = Page.read(client, node);
            if (!page.isStaged() && forward.isDone(page.wires())) {
                return new StepResult.Done(
                        Optional.of(SeenNode.ref(step.target(), node)),
                        Optional.of(SeenNode.identity(address)),
                        List.of());
            }
            context.pause(settings.poll());
        }
        return new StepResult.Unknown(NodeProblems.changed(address));
    }

    /** Through whichever endpoint still answers: the other nodes pass it on as long as they reach this one. */
    private StepResult putBack(Presence presence, String why) {
        context.progress(Double.NaN, "put the interfaces of %s back".formatted(node));
        try {
            discard(Page.read(client, node));
            Optional<Answer> trouble = stage(forward.back());
            Page page = Page.read(client, node);
            if (trouble.isEmpty()
                    && forward.back().isDone(page.wires())
                    && reload() instanceof Reload.Done
                    && isBack(presence)) {
                return new StepResult.Failed(NodeProblems.putBack(address, why, page.changes()));
            }
        } catch (CroftException silent) {
            return new StepResult.Unknown(
                    lost(why + " " + silent.diagnostics().getFirst().summary()));
        }
        return new StepResult.Unknown(lost(why));
    }

    private Diagnostic lost(String why) {
        return NodeProblems.lost(address, why, arguments.before());
    }

    /** After a crash: what is staged and ours is discarded; what was reloaded has to answer, or is put back. */
    StepResult probe(Optional<String> handle) {
        try {
            handle.flatMap(Upid::tryParse)
                    .or(() -> tasks.running(node, "typefilter=srvreload"))
                    .ifPresent(this::ended);
            Page page = Page.read(client, node);
            if (!isExpected(page)) {
                return new StepResult.Refused(refusal(page));
            }
            if (!page.isStaged() && forward.isDone(page.wires())) {
                return verified(Presence.find(client, node), "");
            }
            discard(page);
            return forward.back().isDone(Page.read(client, node).wires())
                    ? new StepResult.NotDone()
                    : new StepResult.Unknown(NodeProblems.changed(address));
        } catch (CroftException unreadable) {
            return new StepResult.Unknown(about(unreadable.diagnostics().getFirst()));
        }
    }
}
