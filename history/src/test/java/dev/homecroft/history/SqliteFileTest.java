package dev.homecroft.history;

import static dev.homecroft.history.Samples.INTENT;
import static dev.homecroft.history.Samples.ME;
import static dev.homecroft.history.Samples.NOON;
import static dev.homecroft.history.Samples.OUTCOME;
import static dev.homecroft.history.Samples.plan;
import static dev.homecroft.history.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteFileTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereTheNextTime() {
        write(3);
        try (History again = SqliteHistory.open(file())) {
            assertThat(again.notes()).isEmpty();
            assertThat(again.runs(10)).hasSize(3);
            assertThat(again.run(3).orElseThrow().journal()).containsExactly(INTENT, OUTCOME);
        }
    }

    @Test
    void anEntryIsInTheFilesWhenAppendReturns() throws IOException {
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy);
        try (History history = SqliteHistory.open(file())) {
            Lease lease = history.lock(ME, NOON);
            history.append(history.begin(plan(), "anna", NOON, lease), INTENT, lease);
            for (String name : List.of("history.db", "history.db-wal")) {
                Files.copy(folder.resolve(name), copy.resolve(name));
            }
        }
        try (History seen = SqliteHistory.open(copy.resolve("history.db"))) {
            assertThat(seen.unfinished().getFirst().journal()).containsExactly(INTENT);
        }
    }

    @Test
    void aFileOfSomethingElseIsMovedAsideAndKept() throws IOException {
        Files.writeString(folder.resolve("history.db"), "my notes, not a database. ".repeat(100));
        assertThatANewOneWasBegun();
        assertThat(folder.resolve("history.db.broken-1")).content().startsWith("my notes");
    }

    @Test
    void theDatabaseOfAnotherProgramIsMovedAside() throws SQLException {
        execute("CREATE TABLE songs (title TEXT)");
        Diagnostic problem = assertThatANewOneWasBegun();
        assertThat(problem.detail()).startsWith("it is a database of another program.");
    }

    @Test
    void aHistoryOfANewerVersionIsMovedAside() throws SQLException {
        write(1);
        execute("PRAGMA user_version = 99");
        Diagnostic problem = assertThatANewOneWasBegun();
        assertThat(problem.detail()).startsWith("it was written by a later version of Homecroft.");
    }

    @Test
    void anEmptyFileIsMovedAside() throws IOException {
        Files.createFile(folder.resolve("history.db"));
        assertThatANewOneWasBegun();
    }

    @Test
    void aFileThatWasCutShortIsMovedAside() throws IOException {
        write(30);
        byte[] whole = Files.readAllBytes(folder.resolve("history.db"));
        Files.write(folder.resolve("history.db"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Diagnostic problem = assertThatANewOneWasBegun();
        assertThat(problem.detail())
                .contains("Lost: past runs, how long things take, and what was applied last", "Not lost: the lab");
        assertThat(problem.hints()).containsExactly("The old file is kept as `history.db.broken-1`.");
    }

    @Test
    void anyOverwrittenPageIsNoticedOrHarmlessAndNeverAFault() throws IOException {
        write(30);
        byte[] sound = Files.readAllBytes(folder.resolve("history.db"));
        Random random = new Random(7);
        int noticed = 0;
        for (int page = 0; page < sound.length / 4096; page++) {
            Path other = folder.resolve("page-" + page);
            Files.createDirectories(other);
            byte[] damaged = sound.clone();
            byte[] noise = new byte[4096];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, damaged, page * 4096, noise.length);
            Files.write(other.resolve("history.db"), damaged);
            try (History history = SqliteHistory.open(other.resolve("history.db"))) {
                noticed += history.notes().size();
            }
        }
        assertThat(noticed).isGreaterThan(sound.length / 4096 / 2);
    }

    @Test
    void eachBrokenFileIsKeptUnderItsOwnNumber() throws IOException {
        for (int i = 0; i < 2; i++) {
            Files.write(folder.resolve("history.db"), new byte[5000]);
            SqliteHistory.open(file()).close();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("history.db", "history.db.broken-1", "history.db.broken-2");
        }
    }

    @Test
    void aFileThatWasDeletedIsMissed() throws IOException {
        write(1);
        Files.delete(folder.resolve("history.db"));
        try (History history = SqliteHistory.open(file())) {
            assertThat(history.notes()).extracting(Diagnostic::code).containsExactly(HistoryCodes.LOST);
            assertThat(history.runs(1)).isEmpty();
        }
        try (History history = SqliteHistory.open(file())) {
            assertThat(history.notes()).isEmpty();
        }
    }

    @Test
    void nothingIsWrittenIntoAFileThatWasTakenAway() throws IOException {
        try (History history = SqliteHistory.open(file())) {
            Lease lease = history.lock(ME, NOON);
            long run = history.begin(plan(), "anna", NOON, lease);
            Files.move(folder.resolve("history.db"), folder.resolve("elsewhere.db"));
            assertThat(problem(() -> history.append(run, INTENT, lease)).code()).isEqualTo(HistoryCodes.GONE);
        }
    }

    @Test
    void aHistoryCanBeOnlyRead() {
        write(1);
        try (History history = SqliteHistory.openReadOnly(file())) {
            assertThat(history.isReadOnly()).isTrue();
            assertThat(history.notes()).extracting(Diagnostic::code).containsExactly(HistoryCodes.READ_ONLY);
            assertThat(history.runs(10)).hasSize(1);
            assertThat(problem(() -> history.lock(ME, NOON)).code()).isEqualTo(HistoryCodes.READ_ONLY);
        }
    }

    @Test
    void whatCannotBeReadAndNotBeMovedIsLeftAlone() throws IOException {
        Files.write(folder.resolve("history.db"), new byte[5000]);
        try (History history = SqliteHistory.openReadOnly(file())) {
            assertThat(history.notes())
                    .extracting(Diagnostic::code)
                    .containsExactly(HistoryCodes.READ_ONLY, HistoryCodes.BROKEN);
            assertThat(history.runs(10)).isEmpty();
        }
        assertThat(folder.resolve("history.db")).hasSize(5000);
    }

    @Test
    void whereThereIsNothingThereIsNothingToRead() {
        try (History history = SqliteHistory.openReadOnly(folder.resolve("none/history.db"))) {
            assertThat(history.latest()).isEmpty();
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aFileThatIsInUseIsNotTakenForABrokenOne() throws SQLException {
        write(1);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try (History history = SqliteHistory.open(file())) {
                assertThat(history.notes()).isEmpty();
                assertThat(history.runs(9)).hasSize(1);
            }
            statement.execute("ROLLBACK");
        }
    }

    private Path file() {
        return folder.resolve("history.db");
    }

    private void write(int runs) {
        try (History history = SqliteHistory.open(file())) {
            Lease lease = history.lock(ME, NOON);
            for (int i = 0; i < runs; i++) {
                long run = history.begin(plan(), "anna", NOON, lease);
                history.append(run, INTENT, lease);
                history.append(run, OUTCOME, lease);
                history.end(run, RunStatus.DONE, NOON, lease);
            }
            history.unlock(lease);
        }
    }

    private Diagnostic assertThatANewOneWasBegun() {
        Diagnostic problem;
        try (History history = SqliteHistory.open(file())) {
            assertThat(history.notes()).extracting(Diagnostic::code).containsExactly(HistoryCodes.BROKEN);
            problem = history.notes().getFirst();
            assertThat(history.runs(1)).isEmpty();
        }
        write(1);
        try (History history = SqliteHistory.open(file())) {
            assertThat(history.notes()).isEmpty();
            assertThat(history.runs(9)).hasSize(1);
        }
        return problem;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
