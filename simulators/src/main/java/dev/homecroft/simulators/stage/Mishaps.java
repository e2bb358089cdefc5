package dev.homecroft.simulators.stage;

import dev.homecroft.simulators.wire.WireReply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets faults happen to requests. */
public final class Mishaps {
    private final Stage stage;
    private final Tasks tasks;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param tasks those that requests begin */
    public Mishaps(Stage stage, Tasks tasks) {
        this.stage = stage;
        this.tasks = tasks;
    }

    /**
     * What a caller gets whom the fault strikes.
     *
     * @param answer serves the request
     * @param refused words a refusal
     */
    public WireReply strike(Fault fault, Supplier<WireReply> answer, Function<Refusal, WireReply> refused) {
        return switch (fault) {
            case Fault.Answers answers -> refused.apply(new Refusal(answers.status(), answers.text(), Map.of()));
            case Fault.AnswersAfter answers -> {
                var _ = answer.get();
                yield refused.apply(new Refusal(answers.status(), answers.text(), Map.of()));
            }
            case Fault.TaskFails fails ->
                stage.locked(() -> {
                    tasks.plantFailure(Optional.of(fails.text()));
                    WireReply reply = answer.get();
                    tasks.plantFailure(Optional.empty());
                    return reply;
                });
            case Fault.TaskWarns warns ->
                stage.locked(() -> {
                    WireReply reply = answer.get();
                    tasks.running().getLast().warn(warns.text());
                    return reply;
                });
            case Fault.DropsBefore _ -> new WireReply.Dropped();
            case Fault.DropsAfter _ -> {
                var _ = answer.get();
                yield new WireReply.Dropped();
            }
            case Fault.Hangs hangs -> hang(hangs.limit());
            case Fault.Pauses pauses -> {
                pauses.hook().run();
                yield answer.get();
            }
        };
    }

    /** Answers nothing until the limit is reached or the simulator closes; then the connection ends. */
    public WireReply hang(Duration limit) {
        try {
            var _ = closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new WireReply.Dropped();
    }

    /** Ends all that hangs. */
    public void close() {
        closed.countDown();
    }
}
