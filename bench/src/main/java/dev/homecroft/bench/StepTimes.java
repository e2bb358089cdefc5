package dev.homecroft.bench;

import dev.homecroft.engine.apply.Journal;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A journal that keeps nothing but how long each step took, from its first intent to its last outcome. */
final class StepTimes implements Journal {
    private final Map<StepId, Instant> begun = new HashMap<>();
    private final Map<StepId, Duration> took = new HashMap<>();

    @Override
    public synchronized void append(JournalEntry entry) {
        switch (entry) {
            case JournalEntry.Intent intent -> begun.putIfAbsent(intent.step(), intent.at());
            case JournalEntry.Handle _ -> {}
            case JournalEntry.Outcome outcome -> {
                Instant begin = begun.getOrDefault(outcome.step(), outcome.at());
                took.put(outcome.step(), Duration.between(begin, outcome.at()));
            }
        }
    }

    @Override
    public void end(RunStatus status, Instant at) {}

    synchronized Map<StepId, Duration> took() {
        return Map.copyOf(took);
    }
}
