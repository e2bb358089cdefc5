package dev.homecroft.history;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteHistoryTest extends HistoryContractTest {
    @TempDir
    private Path folder;

    @Override
    History open() {
        return SqliteHistory.open(folder.resolve("deep/history.db"));
    }
}
