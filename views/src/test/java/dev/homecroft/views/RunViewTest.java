package dev.homecroft.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.OutcomeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunViewTest {
    private static final RunView VIEW = new RunView(new Paper(110, false), Samples.plan());

    @Test
    void runningStepsHaveABarAndAnEstimate() {
        List<String> lines = VIEW.live(
                List.of(
                        new RunView.Running(Samples.IMAGE, Samples.NOW.minusSeconds(19), Double.NaN, ""),
                        new RunView.Running(Samples.RUNNER, Samples.NOW.minusSeconds(18), 0.61, "clone disk"),
                        new RunView.Running(Samples.MEMORY, Samples.NOW, Double.NaN, "")),
                3,
                7,
                Samples.NOW);
        Golden.check("run-live.txt", String.join("\n", lines) + "\n");
    }

    @Test
    void endedStepsSayHowLongOrWhatWentWrong() {
        String text = VIEW.begun(Samples.MEMORY)
                + VIEW.ended(new RunView.Ended(
                        Samples.MEMORY, OutcomeStatus.DONE, Duration.ofSeconds(1), Optional.empty(), List.of()))
                + VIEW.ended(new RunView.Ended(
                        Samples.RUNNER,
                        OutcomeStatus.FAILED,
                        Duration.ofSeconds(3),
                        RunSummary.of(Samples.failedRun())
                                .outcomes()
                                .get(Samples.RUNNER.id())
                                .problem(),
                        List.of()));
        Golden.check("run-ended.txt", text);
    }

    @Test
    void theLastLineSaysWhatBecameOfTheRun() {
        assertThat(HistoryView.result(Samples.failedRun(), new Paper(110, false)))
                .isEqualTo("Run 41 stopped: 2 done, 1 failed, 4 not begun in 41 s. `croft apply` continues.\n");
        assertThat(HistoryView.result(Samples.doneRun(), Paper.PLAIN)).isEqualTo("Run 9 done: 0 steps in 480 ms.\n");
    }

    @Test
    void historyIsATableWithTheLatestFirst() {
        Golden.check(
                "history.txt",
                HistoryView.list(List.of(Samples.failedRun(), Samples.doneRun()), new Paper(120, false)));
    }

    @Test
    void oneRunShowsEveryStep() {
        Golden.check("history-run.txt", HistoryView.one(Samples.failedRun(), Paper.PLAIN));
        Golden.check("history-run.json", JsonText.pretty(HistoryView.json(Samples.failedRun())));
    }
}
