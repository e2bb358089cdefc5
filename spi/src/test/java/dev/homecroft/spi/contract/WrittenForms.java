package dev.homecroft.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.json.ObservationJson;
import dev.homecroft.state.json.PlanJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a provider gives is written to files and to the history, and must come back as it was. */
final class WrittenForms {
    private WrittenForms() {}

    static void assertSurvivesAFile(Observation observation) {
        String text = JsonText.canonical(ObservationJson.write(observation));
        assertThat(ObservationJson.read(text)).isEqualTo(observation);
    }

    static void assertSurvivesAFile(Proposal proposal) {
        Plan plan = PlanJson.identified(new Plan(
                "",
                header(),
                TinyLoop.inOrder(proposal.steps()),
                new TreeMap<>(proposal.slots()),
                proposal.unchanged(),
                proposal.blocked(),
                proposal.held(),
                List.of()));
        assertThat(PlanJson.read(JsonText.canonical(PlanJson.write(plan)))).isEqualTo(plan);
    }

    private static PlanHeader header() {
        return new PlanHeader(
                "lab",
                "lab",
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                "",
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
    }
}
