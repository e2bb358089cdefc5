package dev.homecroft.providers.proxmox;

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
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.work.Works;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out one step: looks, calls, reads the task to its end, looks again. What the looking says counts, never that a call
 * was accepted.
 */
final class ProxmoxApplier {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(20);

    private final ProxmoxClient client;
    private final ProxmoxSettings settings;
    private final StepContext context;
    private final Tasks tasks;
    private final Step step;
    private final Work work;
    private final List<Diagnostic> warnings = new ArrayList<>();

    ProxmoxApplier(ProxmoxClient client, ProxmoxSettings settings, StepContext context, Step step) {
        this.client = client;
        this.settings = settings;
        this.context = context;
        this.tasks = new Tasks(client, settings, context);
        this.step = step;
        this.work = new Works(client, context).of(step);
    }

    StepResult apply() {
        for (int call = 0; call < work.calls(); call++) {
            try {
                switch (work.look()) {
                    case Work.Look.Already(StepResult.Done done) -> {
                        return with(done);
                    }
                    case Work.Look.Stop(StepResult result) -> {
                        return result;
                    }
                    case Work.Look.Go() -> {}
                }
            } catch (CroftException unreadable) {
                return call == 0
                        ? notBegun(unreadable.diagnostics().getFirst())
                        : unknown(unreadable.diagnostics().getFirst().summary());
            }
            context.progress(Double.NaN, work.doing());
            Optional<StepResult> end = settle(work.call());
            if (end.isPresent()) {
                return end.get();
            }
        }
        if (work.endsWithItsTask()) {
            context.freeSlots();
        }
        return confirm();
    }

    /** Nothing was called. Rights don't come by waiting; nodes do. */
    private StepResult notBegun(Diagnostic problem) {
        Diagnostic about = Problems.about(step.id().address(), problem);
        boolean isFinal =
                problem.code().equals("proxmox-credential") || problem.code().equals("proxmox-forbidden");
        return isFinal ? new StepResult.Failed(about) : new StepResult.Retry(about, LATER);
    }

    /** Empty when the call ended well, as far as the server says. */
    private Optional<StepResult> settle(Answer answer) {
        return switch (answer) {
            case Answer.Ok(var data) -> {
                String text = data instanceof Json.Str(String value) ? value : "";
                yield Upid.tryParse(text).flatMap(task -> {
                    context.handle(task.text());
                    return ended(tasks.awaitBegun(task, work.doing()));
                });
            }
            case Answer.NotSent notSent ->
                Optional.of(again(problem(Problems.of(notSent, client.cluster(), work.doing())), SOON));
            case Answer.Lost lost -> Optional.of(afterLoss(problem(Problems.of(lost, client.cluster(), work.doing()))));
            case Answer.Refused refused -> {
                Diagnostic problem = problem(Problems.of(refused, client.cluster(), work.doing()));
                yield Optional.of(
                        refused.isNodeLost() || refused.text().contains("got no worker upid")
                                ? afterLoss(problem)
                                : afterFailure(problem, Retries.delay(refused)));
            }
        };
    }

    private Diagnostic problem(Diagnostic problem) {
        return Problems.about(step.id().address(), problem);
    }

    private Optional<StepResult> ended(Tasks.End end) {
        return switch (end) {
            case Tasks.End.Good(List<String> lines) -> {
                lines.forEach(line -> warnings.add(
                        Diagnostic.warning("proxmox-task-warning", "`%s` warns: %s".formatted(client.cluster(), line))
                                .about(step.id().address())
                                .build()));
                yield Optional.empty();
            }
            case Tasks.End.Bad(String text, Optional<String> last) ->
                Optional.of(afterFailure(
                        problem(Problems.task(client.cluster(), work.doing(), text, last)), Retries.delay(text)));
            case Tasks.End.Open(String why) -> Optional.of(unknown(why));
        };
    }

    /** What is half done is never given up as if nothing were there: it is looked into until it is whole. */
    private StepResult again(Diagnostic problem, Duration pause) {
        return work.isHalf() ? new StepResult.Unknown(problem) : new StepResult.Retry(problem, pause);
    }

    private StepResult unknown(String why) {
        return new StepResult.Unknown(Problems.about(
                step.id().address(),
                "proxmox-task-open",
                "Nobody can tell yet how it ended to %s.".formatted(work.doing()),
                why + ".",
                "`croft apply` looks again and goes on from there"));
    }

    /** The call failed; that something is there all the same is for the looking to say. */
    private StepResult afterFailure(Diagnostic problem, Optional<Duration> delay) {
        try {
            return switch (work.look()) {
                case Work.Look.Already(StepResult.Done done) -> with(done);
                case Work.Look.Stop(StepResult result) -> result;
                case Work.Look.Go() ->
                    delay.or(() -> work.isHalf() ? Optional.of(SOON) : Optional.empty())
                            .map(pause -> again(problem, pause))
                            .orElseGet(() -> new StepResult.Failed(problem));
            };
        } catch (CroftException unreadable) {
            return unknown(
                    problem.detail() + " " + unreadable.diagnostics().getFirst().summary());
        }
    }

    /** The call may be under way without us. It is given time to show before it is made again. */
    private StepResult afterLoss(Diagnostic problem) {
        try {
            int looks = context.isCancelled() ? 1 : settings.rereads();
            for (int look = 0; look < looks; look++) {
                context.pause(settings.poll());
                Optional<Upid> task = tasks.running(work);
                if (task.isPresent()) {
                    context.handle(task.get().text());
                    Optional<StepResult> end = ended(tasks.await(task.get(), work.doing()));
                    return end.orElseGet(this::confirm);
                }
                switch (work.look()) {
                    case Work.Look.Already(StepResult.Done done) -> {
                        return with(done);
                    }
                    case Work.Look.Stop(StepResult result) -> {
                        return result;
                    }
                    case Work.Look.Go() -> {
                        if (work.hasMoved()) {
                            return apply();
                        }
                    }
                }
            }
            return again(problem, SOON);
        } catch (CroftException unreadable) {
            return unknown(
                    problem.detail() + " " + unreadable.diagnostics().getFirst().summary());
        }
    }

    /** The effect must show; the cluster's view lags by some seconds, and high availability takes its time. */
    private StepResult confirm() {
        int looks = settings.rereads() * work.patience();
        try {
            for (int look = 0; look < looks; look++) {
                switch (work.look()) {
                    case Work.Look.Already(StepResult.Done done) -> {
                        return with(done);
                    }
                    case Work.Look.Stop(StepResult result) -> {
                        return result;
                    }
                    case Work.Look.Go() -> {
                        if (context.isCancelled()) {
                            return unknown("it was left when the run was stopped");
                        }
                        context.pause(settings.poll());
                    }
                }
            }
        } catch (CroftException unreadable) {
            return unknown(unreadable.diagnostics().getFirst().summary());
        }
        Diagnostic problem = Problems.about(
                step.id().address(),
                "proxmox-no-effect",
                "`%s` said that it had done it, but nothing shows.".formatted(client.cluster()),
                "It was asked to %s.".formatted(work.doing()),
                "look at the task log of the node, then `croft plan`");
        return work.isHalf() ? new StepResult.Unknown(problem) : new StepResult.Failed(problem);
    }

    /** Carries on with the second half. As long as that fails, the half is there. */
    private StepResult finished() {
        return switch (apply()) {
            case StepResult.Failed(Diagnostic problem) -> new StepResult.Unknown(problem);
            case StepResult.Retry(Diagnostic problem, Duration _) -> new StepResult.Unknown(problem);
            case StepResult end -> end;
        };
    }

    private StepResult with(StepResult.Done done) {
        return new StepResult.Done(done.ref(), done.identity(), warnings);
    }

    /** After a crash: waits for the task if it still runs, then looks. Only the second half of a clone is still carried out. */
    StepResult probe(Optional<String> handle) {
        handle.ifPresent(work::recall);
        work.lookInto();
        Optional<Upid> task = handle.flatMap(Upid::tryParse);
        try {
            if (task.isPresent() && tasks.await(task.get(), work.doing()) instanceof Tasks.End.Open(String why)) {
                return unknown(why);
            }
            if (task.isEmpty()) {
                Optional<Upid> unjournaled = tasks.running(work);
                unjournaled.ifPresent(found -> tasks.await(found, work.doing()));
            }
            return switch (work.look()) {
                case Work.Look.Already(StepResult.Done done) -> done;
                case Work.Look.Stop(StepResult result) -> result;
                case Work.Look.Go() -> work.isHalf() ? finished() : new StepResult.NotDone();
            };
        } catch (CroftException unreadable) {
            return unknown(unreadable.diagnostics().getFirst().summary());
        }
    }
}
