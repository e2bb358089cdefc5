package dev.homecroft.engine.plan;

import static dev.homecroft.engine.plan.Things.desired;
import static dev.homecroft.engine.plan.Things.inputs;
import static dev.homecroft.engine.plan.Things.mark;
import static dev.homecroft.engine.plan.Things.object;
import static dev.homecroft.engine.plan.Things.ours;
import static dev.homecroft.engine.plan.Things.projection;
import static dev.homecroft.engine.plan.Things.seen;
import static dev.homecroft.engine.plan.Things.thing;
import static dev.homecroft.engine.plan.Things.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Foreign;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Unchanged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The identity law, case by case. */
final class MatcherTest {
    private static Matcher.Result match(Observation observation) {
        return match(observation, PlanRequest.AS_DECLARED, Map.of());
    }

    private static Matcher.Result match(
            Observation observation, PlanRequest request, Map<Address, PlanInputs.LastApplied> last) {
        return match(describing(Set.of(), Set.of()), observation, request, last);
    }

    private static Matcher.Result match(
            Description description,
            Observation observation,
            PlanRequest request,
            Map<Address, PlanInputs.LastApplied> last) {
        Projection projection = projection(desired("a"));
        return Matcher.match(projection, description, inputs(projection, observation, last), request);
    }

    private static Description describing(Set<String> settings, Set<String> composed) {
        return new Description("box", "Toy box", Set.of("thing"), settings, composed, Set.of());
    }

    private static Matcher.Result matchSetting(Observation observation) {
        return match(describing(Set.of("thing"), Set.of()), observation, PlanRequest.AS_DECLARED, Map.of());
    }

    private static ObservedObject blue(String locator, String name) {
        return new ObservedObject(
                Things.at(locator),
                "thing",
                name,
                Optional.of(uuid("u9")),
                Optional.empty(),
                Fields.builder().put("colour", "blue").build(),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static List<String> codes(Matcher.Result result) {
        return result.blocked().stream()
                .map(Blocked::problem)
                .map(Diagnostic::code)
                .toList();
    }

    @Test
    void markAndIdentityTogetherMakeAnObjectOurs() {
        Matcher.Result result = match(seen(ours("7", "a", "u1")));
        assertThat(result.matched().present()).hasSize(1);
        assertThat(result.foreign()).isEmpty();
    }

    @Test
    void aRenamedAndMovedObjectIsStillOurs() {
        ObservedObject renamed = object("other/9", "renamed", "u1", Optional.of(mark(Things.LAB, "a", "u1")));
        assertThat(match(seen(renamed)).matched().present()).hasSize(1);
    }

    @Test
    void anotherObjectUnderTheSameNumberIsNotOurs() {
        Map<Address, PlanInputs.LastApplied> last =
                Map.of(thing("a"), new PlanInputs.LastApplied(Fields.EMPTY, Optional.of(uuid("u1"))));
        Matcher.Result result =
                match(seen(object("7", "windows", "u2", Optional.empty())), PlanRequest.AS_DECLARED, last);
        assertThat(result.matched().missing()).hasSize(1);
        assertThat(result.foreign()).extracting(Foreign::name).containsExactly("windows");
    }

    @Test
    void aCloneThatCarriesOurMarkIsForeign() {
        ObservedObject clone = object("8", "copy-of-a", "u2", Optional.of(mark(Things.LAB, "a", "u1")));
        Matcher.Result result = match(seen(ours("7", "a", "u1"), clone));
        assertThat(result.matched().present()).hasSize(1);
        assertThat(result.foreign()).extracting(Foreign::why).containsExactly("carries a copy of the mark of thing/a");
    }

    @Test
    void aMarkOfAnotherLabIsForeign() {
        ObservedObject other = object("7", "b", "u1", Optional.of(mark("lab-2", "a", "u1")));
        Matcher.Result result = match(seen(other));
        assertThat(result.matched().missing()).hasSize(1);
        assertThat(result.foreign()).extracting(Foreign::why).containsExactly("belongs to lab lab-2");
    }

    @Test
    void twoObjectsWithTheSameIdentityAndMarkBlockTheThing() {
        Matcher.Result result = match(seen(ours("7", "a", "u1"), ours("8", "a", "u1")));
        assertThat(codes(result)).containsExactly(PlanCodes.IDENTITY);
        assertThat(result.matched().present()).isEmpty();
    }

    @Test
    void twoObjectsWithTheSameIdentityAndMarkGoNeitherWhenNothingDeclaresThemNorWhenTheyAreNamed() {
        Observation observation = seen(ours("7", "a", "u1"), ours("8", "old", "u2"), ours("9", "old", "u2"));
        Matcher.Result result = match(observation, PlanRequest.naming(Set.of(thing("old"))), Map.of());
        assertThat(result.matched().removals()).isEmpty();
        assertThat(codes(result)).containsExactly(PlanCodes.IDENTITY);
    }

    @Test
    void anUnmarkedNamesakeBlocksACreate() {
        Matcher.Result result = match(seen(object("7", "a", "u9", Optional.empty())));
        assertThat(codes(result)).containsExactly(PlanCodes.IDENTITY);
        assertThat(result.matched().missing()).isEmpty();
    }

    @Test
    void anObjectOfOursWhoseMarkWasWipedBlocksACreate() {
        Map<Address, PlanInputs.LastApplied> last =
                Map.of(thing("a"), new PlanInputs.LastApplied(Fields.EMPTY, Optional.of(uuid("u1"))));
        ObservedObject wiped = object("7", "renamed", "u1", Optional.empty());
        assertThat(codes(match(seen(wiped), PlanRequest.AS_DECLARED, last))).containsExactly(PlanCodes.IDENTITY);
    }

    @Test
    void adoptionTakesTheOneNamesake() {
        Matcher.Result result = match(
                seen(object("7", "a", "u9", Optional.empty())), PlanRequest.adopting(Set.of(thing("a"))), Map.of());
        assertThat(result.matched().adoptions()).hasSize(1);
    }

    @Test
    void adoptionOfTwoNamesakesIsRefused() {
        Observation two = seen(object("7", "a", "u8", Optional.empty()), object("8", "a", "u9", Optional.empty()));
        Matcher.Result result = match(two, PlanRequest.adopting(Set.of(thing("a"))), Map.of());
        assertThat(result.matched().adoptions()).isEmpty();
        assertThat(codes(result)).containsExactly(PlanCodes.IDENTITY);
    }

    @Test
    void anUnfinishedCopyIsNotOursYet() {
        Mark unfinished = new Mark(Things.LAB, thing("a"), Optional.empty(), "intent");
        Matcher.Result result = match(seen(object("7", "copying", "u5", Optional.of(unfinished))));
        assertThat(result.matched().present()).isEmpty();
        assertThat(result.foreign()).extracting(Foreign::why).containsExactly("an unfinished copy for thing/a");
    }

    @Test
    void nothingIsPlannedForWhatWasSeenBeforeButCannotBeReadNow() {
        ObservedObject stale = ours("7", "a", "u1").withFreshness(new Freshness.Stale(Things.NOON, "node down"));
        assertThat(codes(match(seen(stale)))).containsExactly(PlanCodes.TARGET_UNREACHABLE);
    }

    @Test
    void anUnreadableObjectOfTheSameNameBlocksACreate() {
        ObservedObject hidden = new ObservedObject(
                Things.at("7"),
                "thing",
                "a",
                Optional.empty(),
                Optional.empty(),
                Fields.EMPTY,
                Fields.EMPTY,
                new Freshness.Unreachable("node down"));
        assertThat(codes(match(seen(hidden)))).containsExactly(PlanCodes.TARGET_UNREACHABLE);
    }

    @Test
    void anUnreachableTargetBlocksEverythingOnIt() {
        Diagnostic down = Diagnostic.error("down", "It is down.").build();
        Matcher.Result result = match(Observation.unreachable(Things.TARGET, Things.NOON, down));
        assertThat(codes(result)).containsExactly(PlanCodes.TARGET_UNREACHABLE);
    }

    @Test
    void whatWeMadeAndNothingDeclaresGoesOnlyWhenNamed() {
        Observation observation = seen(ours("7", "a", "u1"), ours("8", "old", "u2"));
        assertThat(match(observation).matched().removals())
                .extracting(removal -> removal.named())
                .containsExactly(false);
        assertThat(match(observation, PlanRequest.naming(Set.of(thing("old"))), Map.of())
                        .matched()
                        .removals())
                .extracting(removal -> removal.named())
                .containsExactly(true);
    }

    @Test
    void aSecondRemovalOfWhatIsGoneFindsNothingToDo() {
        Matcher.Result result = match(seen(), PlanRequest.removing(Set.of(thing("a"))), Map.of());
        assertThat(result.matched().removals()).isEmpty();
        assertThat(result.matched().missing()).isEmpty();
        assertThat(result.blocked()).isEmpty();
    }

    @Test
    void aSettingThatIsAsDeclaredNeedsNothingWhoeverMadeIt() {
        Matcher.Result result = matchSetting(seen(object("7", "a", "u9", Optional.empty())));
        assertThat(result.unchanged()).extracting(Unchanged::address).containsExactly(thing("a"));
        assertThat(result.blocked()).isEmpty();
        assertThat(result.matched().missing()).isEmpty();
        assertThat(result.matched().present()).isEmpty();
    }

    @Test
    void aSettingOfSomebodyElseThatDiffersIsBlockedWithWhatDiffers() {
        Matcher.Result result = matchSetting(seen(blue("7", "a")));
        assertThat(result.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.problem().code()).isEqualTo(PlanCodes.IDENTITY);
            assertThat(blocked.problem().detail()).contains("colour is `blue`, declared `red`");
            assertThat(blocked.problem().hints()).containsExactly("`croft adopt thing a` if it should be ours");
        });
        assertThat(result.unchanged()).isEmpty();
        assertThat(result.matched().missing()).isEmpty();
    }

    @Test
    void besideTheirPartsOfAComposedSettingOursAreMade() {
        Description composed = describing(Set.of("thing"), Set.of("thing"));
        Matcher.Result result = match(composed, seen(blue("7", "a")), PlanRequest.AS_DECLARED, Map.of());
        assertThat(result.matched().missing()).hasSize(1);
        assertThat(result.blocked()).isEmpty();
    }

    @Test
    void aComposedSettingThatWeMadeAndWhoseMarkIsGoneIsNotMadeAnew() {
        Map<Address, PlanInputs.LastApplied> last =
                Map.of(thing("a"), new PlanInputs.LastApplied(Fields.EMPTY, Optional.of(uuid("u9"))));
        Description composed = describing(Set.of("thing"), Set.of("thing"));
        Matcher.Result result = match(composed, seen(blue("7", "a")), PlanRequest.AS_DECLARED, last);
        assertThat(result.matched().missing()).isEmpty();
        assertThat(result.blocked()).hasSize(1);
    }

    @Test
    void aSettingOfSomebodyElseCanBeAdopted() {
        Matcher.Result result = match(
                describing(Set.of("thing"), Set.of()),
                seen(blue("7", "a")),
                PlanRequest.adopting(Set.of(thing("a"))),
                Map.of());
        assertThat(result.matched().adoptions()).hasSize(1);
        assertThat(result.blocked()).isEmpty();
    }

    @Test
    void aSettingOfOursThatNothingDeclaresIsRemovedAsAnythingElse() {
        Matcher.Result result = matchSetting(seen(ours("7", "a", "u1"), ours("8", "old", "u2")));
        assertThat(result.matched().removals()).hasSize(1);
    }

    @Test
    void aSettingOfSomebodyElseThatNothingDeclaresIsNoRemoval() {
        Matcher.Result result = matchSetting(seen(ours("7", "a", "u1"), blue("8", "old")));
        assertThat(result.matched().removals()).isEmpty();
    }
}
