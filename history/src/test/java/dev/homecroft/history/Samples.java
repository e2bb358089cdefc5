package dev.homecroft.history;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.Observation;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.json.PlanJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;

/** What happens in these tests. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Target TARGET = new Target("proxmox", "tower");
    static final StepId STEP = new StepId(new Address("guest", "a"), "create");
    static final Holder ME = Holder.current("croft apply");
    static final Holder FAR = new Holder("ben", "elsewhere", 7, Optional.empty(), "croft up");
    static final JournalEntry INTENT = new JournalEntry.Intent(NOON, STEP, 1);
    static final JournalEntry HANDLE = new JournalEntry.Handle(NOON, STEP, "UPID:1");
    static final JournalEntry OUTCOME = new JournalEntry.Outcome(
            NOON.plusSeconds(1), STEP, OutcomeStatus.DONE, Optional.empty(), Optional.empty(), Optional.empty());

    private Samples() {}

    static Plan plan() {
        PlanHeader header = new PlanHeader(
                "tower",
                "tower",
                Optional.of("91c2e0d"),
                NOON,
                Optional.empty(),
                "f",
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
        return PlanJson.identified(
                new Plan("", header, List.of(), new TreeMap<>(), List.of(), List.of(), List.of(), List.of()));
    }

    static Observation observation(Instant at) {
        return new Observation(TARGET, at, Freshness.FRESH, List.of(), List.of());
    }

    static Diagnostic problem(Runnable refused) {
        CroftException thrown = Assertions.catchThrowableOfType(CroftException.class, refused::run);
        return Optional.ofNullable(thrown).orElseThrow().diagnostics().getFirst();
    }
}
