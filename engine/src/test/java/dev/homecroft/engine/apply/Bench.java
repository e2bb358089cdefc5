package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run in virtual time with everything around it. */
final class Bench {
    final World world;
    final VirtualTime time = new VirtualTime();
    final ListJournal journal;
    final Cancellation cancellation = new Cancellation();
    final List<RunEvent> events = new ArrayList<>();
    /** Steps meet them on their own threads. */
    final List<Throwable> bugs = Collections.synchronizedList(new ArrayList<>());

    Bench() {
        this(new World(), new ListJournal());
    }

    Bench(World world, ListJournal journal) {
        this.world = world;
        this.journal = journal;
    }

    RunPorts ports() {
        return new RunPorts(
                "lab-1",
                Map.of("world", world),
                target -> {
                    throw new CroftException(
                            Diagnostic.error("no-connection", "No connection.").build());
                },
                ref -> new Secret("hunter22"),
                new Redactor(),
                time,
                time::pause,
                (place, bug) -> bugs.add(bug));
    }

    RunResult run(Plan plan) {
        return new Executor(ports(), RetryPolicy.standard(1)).run(plan, journal, cancellation, events::add, time);
    }

    Recovery.Findings recover(Plan plan) {
        Run run = new Run(
                7, plan, "anna", VirtualTime.START, Optional.empty(), RunStatus.RUNNING, List.copyOf(journal.entries));
        return new Recovery(ports(), RetryPolicy.standard(1)).recover(run, journal, cancellation, events::add);
    }

    <E extends RunEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> started() {
        return events(RunEvent.StepStarted.class).stream()
                .map(event -> event.step().address().name())
                .toList();
    }

    Instant startOf(StepId step) {
        return events(RunEvent.StepStarted.class).stream()
                .filter(event -> event.step().equals(step))
                .map(RunEvent::at)
                .findFirst()
                .orElseThrow();
    }

    Instant endOf(StepId step) {
        return events(RunEvent.StepEnded.class).stream()
                .filter(event -> event.end().step().equals(step))
                .map(RunEvent::at)
                .findFirst()
                .orElseThrow();
    }
}
