package dev.homecroft.state.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.DiagnosticJson;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.kernel.json.Place;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class StateJsonProperties {
    @Property(tries = 300)
    void aPlanIsReadBackAsItWas(@ForAll long seed) {
        Plan plan = new StateValues(seed).plan(5);
        String text = JsonText.canonical(PlanJson.write(plan));
        assertThat(PlanJson.read(text)).isEqualTo(plan);
        assertThat(PlanJson.read(JsonText.pretty(PlanJson.write(plan)))).isEqualTo(plan);
        assertThat(JsonText.canonical(PlanJson.write(PlanJson.read(text)))).isEqualTo(text);
    }

    @Property(tries = 300)
    void observationsRunsAndEntriesAreReadBackAsTheyWere(@ForAll long seed) {
        StateValues values = new StateValues(seed);
        Observation observation = values.observation();
        assertThat(ObservationJson.read(JsonText.canonical(ObservationJson.write(observation))))
                .isEqualTo(observation);
        Run run = values.run();
        assertThat(RunJson.read(JsonText.canonical(RunJson.write(run)))).isEqualTo(run);
        JournalEntry entry = values.entry();
        assertThat(JournalJson.read(JsonText.canonical(JournalJson.write(entry))))
                .isEqualTo(entry);
    }

    @Property(tries = 300)
    void diagnosticsAreReadBackAsTheyWere(@ForAll long seed) throws JsonReader.NotJson {
        Diagnostic diagnostic = new StateValues(seed).diagnostic();
        String text = JsonText.canonical(DiagnosticJson.write(diagnostic));
        assertThat(DiagnosticJson.read(JsonReader.read(text), Place.ROOT)).isEqualTo(diagnostic);
    }

    @Property(tries = 2000)
    void aPlanFileWithBytesChangedIsRefusedOrStillTheSamePlan(@ForAll long seed) {
        Random random = new Random(seed);
        Plan plan = new StateValues(seed).plan(2);
        String text = mutated(JsonText.canonical(PlanJson.write(plan)), random);
        readOrRefused(text).ifPresent(read -> assertThat(read).isEqualTo(plan));
    }

    @Property(tries = 500)
    void anyTextIsAPlanOrRefused(@ForAll String text) {
        assertThat(readOrRefused(text)).isEmpty();
    }

    private static Optional<Plan> readOrRefused(String text) {
        try {
            return Optional.of(PlanJson.read(text));
        } catch (CroftException refused) {
            assertThat(refused.diagnostics()).hasSize(1);
            assertThat(refused.diagnostics().getFirst().code()).isEqualTo("plan-file");
            return Optional.empty();
        }
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + random.nextInt(12));
        String[] bits = {
            "", "\"", "{", "}", "[", "]", ",", ":", "null", "0", "-1", "1e999999999", "true", "\\u0000", "x"
        };
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + bits[random.nextInt(bits.length)] + text.substring(to);
            case 2 -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(at + 1);
            default -> text.substring(0, to) + text.substring(at);
        };
    }
}
