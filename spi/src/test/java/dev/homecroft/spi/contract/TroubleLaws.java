package dev.homecroft.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Step;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the outside fails, the provider says so, and what it says is true. */
interface TroubleLaws extends Law {
    @Test
    default void aStoppedSystemIsUnreachableAndComesBack() {
        bench().needs(Ability.STOP);
        loop().settle();
        bench().fixture().stop();
        assertThat(loop().observe().values()).allSatisfy(TroubleLaws::assertUnreachable);
        bench().fixture().start();
        assertThat(loop().observe().values()).extracting(Observation::freshness).containsOnly(Freshness.FRESH);
        bench().assertSettled();
    }

    @Test
    default void aStepOnAStoppedSystemDidNotHappenAndSaysSo() {
        bench().needs(Ability.STOP);
        Step step = TinyLoop.inOrder(loop().plan().steps()).getFirst();
        bench().fixture().stop();
        StepResult result = loop().provider().apply(step, loop().context());
        bench().note(result);
        assertThat(result).isNotInstanceOfAny(StepResult.Done.class, StepResult.NotDone.class);
        bench().fixture().start();
        assertThat(loop().probe(step, Optional.empty())).isInstanceOf(StepResult.NotDone.class);
        loop().settle();
        bench().assertSettled();
    }

    @Test
    default void aProbeOfAStoppedSystemDoesNotGuess() {
        bench().needs(Ability.STOP);
        Step step = TinyLoop.inOrder(loop().plan().steps()).getFirst();
        bench().fixture().stop();
        StepResult result = loop().probe(step, Optional.empty());
        assertThat(result).isInstanceOfAny(StepResult.Unknown.class, StepResult.Retry.class);
        bench().fixture().start();
    }

    @Test
    default void wrongSecretsMakeATargetUnreachable() {
        bench().needs(Ability.WRONG_SECRETS);
        assertUnreachable(bench().fixture().wrongSecrets());
    }

    @Test
    default void missingSecretsMakeATargetUnreachable() {
        boolean needsOne = loop().projection().targets().stream()
                .map(bench().fixture()::connection)
                .map(Connection::credential)
                .anyMatch(Optional::isPresent);
        assumeTrue(needsOne, "no target of this provider has a credential");
        assertUnreachable(Map.of());
    }

    @Test
    default void aDroppedCallDidNotHappenAndCanBeMadeAgain() {
        bench().needs(Ability.DROP_CALL);
        for (Step step : TinyLoop.inOrder(loop().plan().steps())) {
            bench().fixture().dropNextCall();
            StepResult result = loop().provider().apply(step, loop().context());
            bench().note(result);
            assertThat(result).as("result of a dropped %s", step.id()).isNotInstanceOf(StepResult.NotDone.class);
            if (!(result instanceof StepResult.Done)) {
                assertThat(loop().probe(step, Optional.empty()))
                        .as("probe of a dropped %s", step.id())
                        .isInstanceOf(StepResult.NotDone.class);
                loop().carryOut(step);
            }
        }
        bench().assertSettled();
    }

    @Test
    default void aStepWhoseAnswerWasLostIsFinishedAndNotRepeated() {
        bench().needs(Ability.LOSE_ANSWER);
        for (Step step : TinyLoop.inOrder(loop().plan().steps())) {
            bench().fixture().loseNextAnswer();
            FakeContext context = loop().context();
            StepResult result = loop().provider().apply(step, context);
            bench().note(result);
            assertThat(result)
                    .as("result of %s, whose call happened", step.id())
                    .isInstanceOfAny(StepResult.Done.class, StepResult.Unknown.class);
            assertThat(loop().probe(step, context.lastHandle()))
                    .as("probe of %s, whose call happened", step.id())
                    .isNotInstanceOf(StepResult.NotDone.class);
            loop().carryOut(step);
        }
        bench().assertSettled();
    }

    private void assertUnreachable(Map<SecretRef, String> secrets) {
        for (Connection connection : loop().projection().targets()) {
            FakeContext context = loop().context(secrets);
            Observation observation = loop().provider().observe(connection.target(), context);
            bench().note(observation);
            assertUnreachable(observation);
        }
    }

    private static void assertUnreachable(Observation observation) {
        assertThat(observation.freshness()).isInstanceOf(Freshness.Unreachable.class);
        assertThat(observation.objects()).isEmpty();
        assertThat(observation.problems()).as("why %s", observation.target()).isNotEmpty();
    }
}
