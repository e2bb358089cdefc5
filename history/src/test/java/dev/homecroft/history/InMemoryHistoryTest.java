package dev.homecroft.history;

final class InMemoryHistoryTest extends HistoryContractTest {
    @Override
    History open() {
        return new InMemoryHistory();
    }
}
