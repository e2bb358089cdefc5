package dev.homecroft.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlanGateTest {
    private static final Plan PLAN = Plans.plan(Plans.step("a", 1));

    @Test
    void aPlanOfTheLatestRunAndTheSameObservationMayGo() {
        assertThat(PlanGate.check(PLAN, Optional.of("6"), "seen", List::of)).isEmpty();
    }

    @Test
    void aRunInBetweenMakesAPlanOutdated() {
        Diagnostic refusal =
                PlanGate.check(PLAN, Optional.of("7"), "seen", List::of).orElseThrow();
        assertThat(refusal.code()).isEqualTo(ApplyCodes.PLAN_OUTDATED);
        assertThat(refusal.detail()).isEqualTo("It was made after run 6, and the latest of `test` is run 7.");
        assertThat(PlanGate.check(PLAN, Optional.empty(), "seen", List::of)
                        .orElseThrow()
                        .detail())
                .isEqualTo("It was made after run 6, and the latest of `test` is no run.");
    }

    @Test
    void anotherObservationMakesAPlanOutdated() {
        assertThat(PlanGate.check(PLAN, Optional.of("6"), "otherwise", List::of)
                        .orElseThrow()
                        .code())
                .isEqualTo(ApplyCodes.PLAN_OUTDATED);
    }

    @Test
    void theFirstChangesAreNamedAndTheOthersCounted() {
        List<String> changed = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> "`" + number + "` is gone")
                .toList();
        assertThat(PlanGate.check(PLAN, Optional.of("6"), "otherwise", () -> changed)
                        .orElseThrow()
                        .detail())
                .contains("`1` is gone; `2` is gone")
                .contains("`5` is gone, and 2 more")
                .doesNotContain("`6`");
    }
}
