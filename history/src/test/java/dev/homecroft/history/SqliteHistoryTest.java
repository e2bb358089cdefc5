package dev.homecroft.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.Observation;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.json.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Target TARGET = new Target("proxmox", "tower");
    private static final StepId STEP = new StepId(new Address("guest", "a"), "create");
    private static final Holder ME = Holder.current("croft apply");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("deep/history.db");
    }

    private static Plan plan() {
        PlanHeader header = new PlanHeader(
                "tower",
                "tower",
                Optional.of("91c2e0d"),
                NOON,
                Optional.empty(),
                "f",
                new TreeMap<>(),
                List.of(),
                false);
        return PlanJson.identified(
                new Plan("", header, List.of(), new TreeMap<>(), List.of(), List.of(), List.of(), List.of()));
    }

    private static String code(Throwable thrown) {
        return ((CroftException) thrown).diagnostics().getFirst().code();
    }

    @Test
    void aRunIsReadBackAsItWasWritten() {
        JournalEntry intent = new JournalEntry.Intent(NOON, STEP, 1);
        JournalEntry outcome = new JournalEntry.Outcome(
                NOON.plusSeconds(1), STEP, OutcomeStatus.DONE, Optional.empty(), Optional.empty(), Optional.empty());
        try (History history = SqliteHistory.open(file)) {
            Lease lease = history.lock(ME, NOON);
            long number = history.begin(plan(), "anna", NOON, lease);
            history.append(number, intent, lease);
            history.append(number, outcome, lease);
            history.end(number, RunStatus.DONE, NOON.plusSeconds(2), lease);
        }
        try (History history = SqliteHistory.open(file)) {
            Run expected = new Run(
                    1,
                    plan(),
                    "anna",
                    NOON,
                    Optional.of(NOON.plusSeconds(2)),
                    RunStatus.DONE,
                    List.of(intent, outcome));
            assertThat(history.runs(10)).containsExactly(expected);
            assertThat(history.run(1)).contains(expected);
            assertThat(history.unfinished()).isEmpty();
            assertThat(history.latest()).contains(1L);
            assertThat(history.notes()).isEmpty();
        }
    }

    @Test
    void aRunThatNobodyClosedIsUnfinished() {
        try (History history = SqliteHistory.open(file)) {
            history.begin(plan(), "anna", NOON, history.lock(ME, NOON));
        }
        try (History history = SqliteHistory.open(file)) {
            assertThat(history.unfinished()).map(Run::number).contains(1L);
        }
    }

    @Test
    void whatWasAppliedAndObservedIsKeptByThing() {
        Address a = new Address("guest", "a");
        Applied applied =
                new Applied(Fields.builder().put("cpu", 4).build(), Optional.of(new Identity("smbios", "u1")), NOON);
        Observation observation = new Observation(TARGET, NOON, Freshness.FRESH, List.of(), List.of());
        try (History history = SqliteHistory.open(file)) {
            history.applied(Map.of(a, applied));
            history.observed(List.of(observation));
            assertThat(history.lastApplied()).isEqualTo(Map.of(a, applied));
            assertThat(history.lastObservations()).isEqualTo(Map.of(TARGET, observation));
            history.forget(List.of(a));
            assertThat(history.lastApplied()).isEmpty();
        }
    }

    @Test
    void anEstimateIsTheMedianOfTheLatestTimes() {
        try (History history = SqliteHistory.open(file)) {
            for (int second = 1; second <= 40; second++) {
                history.took(TARGET, "qemu-create", Duration.ofSeconds(second), NOON);
            }
            // The last nine are 32 to 40 s.
            assertThat(history.usual())
                    .isEqualTo(Map.of(new History.Usual(TARGET, "qemu-create"), Duration.ofSeconds(36)));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAndTheUserIsTold() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not a database at all, but long enough to look like one to nobody".repeat(50));
        try (History history = SqliteHistory.open(file)) {
            assertThat(history.notes()).extracting(Diagnostic::code).containsExactly(HistoryCodes.BROKEN);
            assertThat(history.runs(10)).isEmpty();
        }
        assertThat(file.resolveSibling("history.db.broken-1")).exists();
    }

    @Test
    void aTruncatedFileIsSetAside() throws IOException {
        try (History history = SqliteHistory.open(file)) {
            Lease lease = history.lock(ME, NOON);
            for (int i = 0; i < 50; i++) {
                history.end(history.begin(plan(), "anna", NOON, lease), RunStatus.DONE, NOON, lease);
            }
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        try (History history = SqliteHistory.open(file)) {
            assertThat(history.notes()).extracting(Diagnostic::code).containsExactly(HistoryCodes.BROKEN);
        }
    }

    @Test
    void aDatabaseOfAnotherProgramIsSetAsideAndNotChanged() throws SQLException, IOException {
        Files.createDirectories(file.getParent());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE photos (name TEXT)");
        }
        try (History history = SqliteHistory.open(file)) {
            assertThat(history.notes()).hasSize(1);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file.resolveSibling("history.db.broken-1"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM photos")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void theSecondComerIsToldWhoHoldsTheLockSinceWhen() {
        try (History first = SqliteHistory.open(file);
                History second = SqliteHistory.open(file)) {
            first.lock(ME, NOON);
            assertThatThrownBy(() -> second.lock(ME, NOON.plusSeconds(9))).satisfies(thrown -> {
                assertThat(code(thrown)).isEqualTo(HistoryCodes.LOCKED);
                assertThat(((CroftException) thrown).diagnostics().getFirst().detail())
                        .contains("process " + ME.pid())
                        .contains(NOON.toString());
            });
        }
    }

    @Test
    void aLockIsFreeAfterItWasGivenBack() {
        try (History history = SqliteHistory.open(file)) {
            history.unlock(history.lock(ME, NOON));
            history.lock(ME, NOON);
            assertThat(history.notes()).isEmpty();
        }
    }

    @Test
    void theLockOfADeadProcessIsTakenOverAndItsLateWritesAreRefused() {
        Holder dead = new Holder(ME.user(), ME.host(), Long.MAX_VALUE, Optional.empty(), "croft apply");
        try (History history = SqliteHistory.open(file)) {
            Lease old = history.lock(dead, NOON);
            long run = history.begin(plan(), "dead", NOON, old);
            Lease fresh = history.lock(ME, NOON.plusSeconds(1));
            assertThat(history.notes()).extracting(Diagnostic::code).containsExactly(HistoryCodes.TAKEN_OVER);
            assertThatThrownBy(() -> history.append(run, new JournalEntry.Intent(NOON, STEP, 1), old))
                    .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(HistoryCodes.LOST_LOCK));
            assertThat(history.renew(old, NOON)).isFalse();
            assertThat(history.renew(fresh, NOON)).isTrue();
        }
    }

    @Test
    void aLaterProcessWithTheSameNumberIsNotTheHolder() {
        Holder recycled = new Holder(ME.user(), ME.host(), ME.pid(), Optional.of(Instant.EPOCH), "croft apply");
        try (History history = SqliteHistory.open(file)) {
            history.lock(recycled, NOON);
            history.lock(ME, NOON);
            assertThat(history.notes()).hasSize(1);
        }
    }

    @Test
    void aHolderOnAnotherHostIsGivenUpOnlyAfterItStoppedRenewing() {
        Holder far = new Holder("ben", "elsewhere", 7, Optional.empty(), "croft apply");
        try (History history = SqliteHistory.open(file)) {
            Lease lease = history.lock(far, NOON);
            history.renew(lease, NOON.plusSeconds(100));
            assertThatThrownBy(() -> history.lock(ME, NOON.plusSeconds(200))).isInstanceOf(CroftException.class);
            history.lock(ME, NOON.plusSeconds(100).plus(SqliteLock.LIFE).plusSeconds(1));
        }
    }
}
