package dev.homecroft.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Plan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlanGateTest {
    private static final Plan PLAN = Plans.plan(Plans.step("a", 1));

    @Test
    void aPlanOfTheLatestRunAndTheSameObservationMayGo() {
        assertThat(PlanGate.check(PLAN, Optional.of("6"), "seen")).isEmpty();
    }

    @Test
    void aRunInBetweenMakesAPlanOutdated() {
        Diagnostic refusal = PlanGate.check(PLAN, Optional.of("7"), "seen").orElseThrow();
        assertThat(refusal.code()).isEqualTo(ApplyCodes.PLAN_OUTDATED);
        assertThat(refusal.detail()).isEqualTo("It was made after run 6, and the latest of `test` is run 7.");
        assertThat(PlanGate.check(PLAN, Optional.empty(), "seen").orElseThrow().detail())
                .isEqualTo("It was made after run 6, and the latest of `test` is no run.");
    }

    @Test
    void anotherObservationMakesAPlanOutdated() {
        assertThat(PlanGate.check(PLAN, Optional.of("6"), "otherwise")
                        .orElseThrow()
                        .code())
                .isEqualTo(ApplyCodes.PLAN_OUTDATED);
    }
}
