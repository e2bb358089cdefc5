package dev.homecroft.history;

import static dev.homecroft.history.Samples.FAR;
import static dev.homecroft.history.Samples.HANDLE;
import static dev.homecroft.history.Samples.INTENT;
import static dev.homecroft.history.Samples.ME;
import static dev.homecroft.history.Samples.NOON;
import static dev.homecroft.history.Samples.OUTCOME;
import static dev.homecroft.history.Samples.TARGET;
import static dev.homecroft.history.Samples.observation;
import static dev.homecroft.history.Samples.plan;
import static dev.homecroft.history.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every history keeps, whatever stands behind it. */
abstract class HistoryContractTest {
    private static final Address THING = new Address("guest", "a");
    private History history = new InMemoryHistory();

    abstract History open();

    @BeforeEach
    void openIt() {
        history = open();
    }

    @AfterEach
    void closeIt() {
        history.close();
    }

    @Test
    void aNewHistoryIsEmpty() {
        assertThat(history.notes()).isEmpty();
        assertThat(history.isReadOnly()).isFalse();
        assertThat(history.runs(10)).isEmpty();
        assertThat(history.latest()).isEmpty();
        assertThat(history.unfinished()).isEmpty();
        assertThat(history.lastObservations()).isEmpty();
        assertThat(history.lastApplied()).isEmpty();
        assertThat(history.usual()).isEmpty();
    }

    @Test
    void aRunIsReadBackWithItsPlanAndItsJournalInOrder() {
        Lease lease = history.lock(ME, NOON);
        long number = history.begin(plan(), "anna", NOON, lease);
        List.of(INTENT, HANDLE, OUTCOME).forEach(entry -> history.append(number, entry, lease));
        history.end(number, RunStatus.DONE, NOON.plusSeconds(2), lease);
        Run expected = new Run(
                1,
                plan(),
                "anna",
                NOON,
                Optional.of(NOON.plusSeconds(2)),
                RunStatus.DONE,
                List.of(INTENT, HANDLE, OUTCOME));
        assertThat(history.run(1)).contains(expected);
        assertThat(history.unfinished()).isEmpty();
    }

    @Test
    void runsAreNumberedAndListedLatestFirst() {
        Lease lease = history.lock(ME, NOON);
        for (int i = 0; i < 3; i++) {
            history.end(history.begin(plan(), "anna", NOON, lease), RunStatus.FAILED, NOON, lease);
        }
        assertThat(history.runs(2)).extracting(Run::number).containsExactly(3L, 2L);
        assertThat(history.latest()).contains(3L);
        assertThat(history.run(9)).isEmpty();
    }

    @Test
    void unsettledRunsAreUnfinishedUntilTheyAreClosed() {
        Lease lease = history.lock(ME, NOON);
        long first = history.begin(plan(), "anna", NOON, lease);
        history.end(first, RunStatus.UNSETTLED, NOON, lease);
        long second = history.begin(plan(), "anna", NOON, lease);
        assertThat(history.unfinished()).extracting(Run::number).containsExactly(first, second);
        history.end(second, RunStatus.DONE, NOON, lease);
        history.end(first, RunStatus.INTERRUPTED, NOON, lease);
        assertThat(history.unfinished()).isEmpty();
    }

    @Test
    void aRunThatNobodyClosedIsUnfinishedAndCanBeGoneOnWith() {
        Lease lease = history.lock(ME, NOON);
        long number = history.begin(plan(), "anna", NOON, lease);
        history.append(number, INTENT, lease);
        history.unlock(lease);
        assertThat(history.unfinished()).extracting(Run::journal).containsExactly(List.of(INTENT));
        Lease next = history.lock(ME, NOON);
        history.append(number, OUTCOME, next);
        history.end(number, RunStatus.INTERRUPTED, NOON, next);
        assertThat(history.unfinished()).isEmpty();
        assertThat(history.run(number)).map(Run::journal).contains(List.of(INTENT, OUTCOME));
    }

    @Test
    void whatWasAppliedIsKeptByThingUntilItIsForgotten() {
        Applied applied =
                new Applied(Fields.builder().put("cpu", 4).build(), Optional.of(new Identity("smbios", "u1")), NOON);
        history.applied(Map.of(THING, new Applied(Fields.EMPTY, Optional.empty(), NOON)));
        history.applied(Map.of(THING, applied));
        assertThat(history.lastApplied()).isEqualTo(Map.of(THING, applied));
        history.forget(List.of(THING));
        assertThat(history.lastApplied()).isEmpty();
    }

    @Test
    void theLastObservationOfEachTargetIsKept() {
        history.observed(List.of(observation(NOON)));
        history.observed(List.of(observation(NOON.plusSeconds(9))));
        assertThat(history.lastObservations()).isEqualTo(Map.of(TARGET, observation(NOON.plusSeconds(9))));
    }

    @Test
    void anEstimateIsTheMedianOfTheLatestTimes() {
        History.Usual create = new History.Usual(TARGET, "qemu-create");
        history.took(IntStream.rangeClosed(1, 20)
                .mapToObj(second -> new History.Took(create, Duration.ofSeconds(second), NOON))
                .toList());
        history.took(IntStream.rangeClosed(21, 40)
                .mapToObj(second -> new History.Took(create, Duration.ofSeconds(second), NOON))
                .toList());
        // The last nine are 32 to 40 s.
        assertThat(history.usual()).isEqualTo(Map.of(create, Duration.ofSeconds(36)));
    }

    @Test
    void theSecondComerIsToldWhoHoldsTheLockSinceWhen() {
        Lease lease = history.lock(ME, NOON);
        Diagnostic refusal = problem(() -> history.lock(FAR, NOON.plusSeconds(9)));
        assertThat(refusal.code()).isEqualTo(HistoryCodes.LOCKED);
        assertThat(refusal.detail()).isEqualTo(ME + ", since 2026-11-21T12:00:00Z.");
        history.unlock(lease);
        assertThat(history.lock(FAR, NOON).epoch()).isEqualTo(2);
        assertThat(history.notes()).isEmpty();
    }

    @Test
    void aHolderOnThisHostThatLivesKeepsTheLockHoweverLong() {
        history.lock(ME, NOON);
        assertThat(problem(() -> history.lock(ME, NOON.plus(Duration.ofDays(9))))
                        .code())
                .isEqualTo(HistoryCodes.LOCKED);
    }

    @Test
    void aClockThatWasSetDoesNotMakeALivingHolderADeadOne() {
        history.lock(startedEarlierBy(Duration.ofSeconds(1)), NOON);
        assertThat(problem(() -> history.lock(ME, NOON)).code()).isEqualTo(HistoryCodes.LOCKED);
    }

    @Test
    void aLaterProcessWithTheSameNumberIsNotTheHolder() {
        history.lock(startedEarlierBy(Duration.ofMinutes(1)), NOON);
        history.lock(ME, NOON);
        assertThat(history.notes()).extracting(Diagnostic::code).containsExactly(HistoryCodes.TAKEN_OVER);
    }

    @Test
    void aHolderOnAnotherHostIsGivenUpOnlyAfterItStoppedRenewing() {
        Lease lease = history.lock(FAR, NOON);
        assertThat(history.renew(lease, NOON.plusSeconds(100))).isTrue();
        Instant almost = NOON.plusSeconds(100).plus(Lock.LIFE);
        assertThat(problem(() -> history.lock(ME, almost)).code()).isEqualTo(HistoryCodes.LOCKED);
        history.lock(ME, almost.plusSeconds(1));
        assertThat(history.notes()).hasSize(1);
    }

    @Test
    void whoLostTheLockWritesNothingMore() {
        Lease lost = history.lock(FAR, NOON);
        long run = history.begin(plan(), "ben", NOON, lost);
        Lease next = history.lock(ME, NOON.plus(Duration.ofHours(1)));
        List<Runnable> late = List.of(
                () -> history.append(run, INTENT, lost),
                () -> history.end(run, RunStatus.DONE, NOON, lost),
                () -> history.begin(plan(), "ben", NOON, lost));
        assertThat(late).allSatisfy(write -> assertThat(problem(write).code()).isEqualTo(HistoryCodes.LOST_LOCK));
        assertThat(history.renew(lost, NOON)).isFalse();
        history.unlock(lost);
        assertThat(history.renew(next, NOON)).isTrue();
        assertThat(history.unfinished()).extracting(Run::journal).containsExactly(List.of());
    }

    private static Holder startedEarlierBy(Duration difference) {
        return new Holder(
                ME.user(), ME.host(), ME.pid(), ME.started().map(start -> start.minus(difference)), "croft apply");
    }
}
