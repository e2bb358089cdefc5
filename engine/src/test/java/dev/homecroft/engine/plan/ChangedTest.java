package dev.homecroft.engine.plan;

import static dev.homecroft.engine.plan.Things.object;
import static dev.homecroft.engine.plan.Things.ours;
import static dev.homecroft.engine.plan.Things.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChangedTest {
    private static final Set<String> KINDS = Set.of("thing");

    private static List<String> between(Observation before, Observation now) {
        List<String> words = Changed.between(List.of(before), List.of(now), KINDS);
        assertThat(words.isEmpty())
                .as("it says something when the fingerprint is another one, and only then")
                .isEqualTo(Fingerprint.of(List.of(before), KINDS).equals(Fingerprint.of(List.of(now), KINDS)));
        return words;
    }

    private static ObservedObject painted(ObservedObject object, String colour, Freshness freshness) {
        Fields fields = Fields.builder().put("colour", colour).put("size", 2).build();
        return new ObservedObject(
                object.ref(),
                object.kind(),
                object.name(),
                object.identity(),
                object.mark(),
                fields,
                Fields.EMPTY,
                freshness);
    }

    @Test
    void whatIsTheSameIsNotTold() {
        assertThat(between(seen(ours("1", "red", "a")), seen(ours("1", "red", "a"))))
                .isEmpty();
    }

    @Test
    void whatCameAndWentIsNamed() {
        ObservedObject stranger = object("2", "stray", "b", Optional.empty());
        assertThat(between(seen(ours("1", "red", "a")), seen(stranger)))
                .containsExactly("`thing/red` is gone", "`thing stray` is new");
    }

    @Test
    void fieldsOfOursThatAreOtherwiseAreNamed() {
        ObservedObject red = ours("1", "red", "a");
        assertThat(between(seen(red), seen(painted(red, "blue", Freshness.FRESH))))
                .containsExactly("`thing/red` has another `colour`, `size`");
    }

    @Test
    void fieldsOfOthersAreNobodysBusiness() {
        ObservedObject stranger = object("2", "stray", "b", Optional.empty());
        assertThat(between(seen(stranger), seen(painted(stranger, "blue", Freshness.FRESH))))
                .isEmpty();
    }

    @Test
    void anotherObjectInTheSamePlaceIsToldApart() {
        assertThat(between(seen(ours("1", "red", "a")), seen(ours("1", "red", "b"))))
                .containsExactly("`thing/red` is another one");
    }

    @Test
    void whatCanNotBeReadIsSaidToBeSo() {
        ObservedObject red = ours("1", "red", "a");
        assertThat(between(seen(red), seen(painted(red, "blue", new Freshness.Unreachable("off")))))
                .containsExactly("`thing/red` can't be read now");
    }

    @Test
    void aMarkThatIsGoneIsTold() {
        ObservedObject bare = object("1", "red", "a", Optional.empty());
        assertThat(between(seen(ours("1", "red", "a")), seen(bare))).hasSize(1);
    }
}
