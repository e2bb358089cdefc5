package dev.homecroft.example.notes;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law catches a provider that breaks it, and lets the sound one pass. */
final class ContractBitesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> bites() {
        return Stream.of(
                bite(
                        "trustsThatCallsArrive",
                        Mistakes::trustsThatCallsArrive,
                        ProviderContractTest::aDroppedCallDidNotHappenAndCanBeMadeAgain),
                bite(
                        "takesSilenceForFailure",
                        Mistakes::takesSilenceForFailure,
                        ProviderContractTest::aStepWhoseAnswerWasLostIsFinishedAndNotRepeated),
                bite(
                        "doesNotLookForWhatIsGone",
                        Mistakes::doesNotLookForWhatIsGone,
                        ProviderContractTest::aDeleteOfSomethingGoneIsDone),
                bite(
                        "doesNotLookForWhatIsGone",
                        Mistakes::doesNotLookForWhatIsGone,
                        ProviderContractTest::aChangeOfSomethingGoneIsRefused),
                bite(
                        "writesOverWhatIsInTheWay",
                        Mistakes::writesOverWhatIsInTheWay,
                        ProviderContractTest::aForeignObjectIsInNoStepAndStaysUntouched),
                bite(
                        "takesWhatHasTheRightName",
                        Mistakes::takesWhatHasTheRightName,
                        ProviderContractTest::whatReplacedOursIsNeverTouchedByTheNextPlan),
                bite(
                        "writesOverWhatIsInTheWay",
                        Mistakes::writesOverWhatIsInTheWay,
                        ProviderContractTest::aChangedDeclarationMakesOnlyThatChange),
                bite(
                        "neverSettles",
                        Mistakes::neverSettles,
                        ProviderContractTest::planningAnewAfterEachStepArrivesAtTheSame),
                bite(
                        "losesItsMarks",
                        Mistakes::losesItsMarks,
                        ProviderContractTest::aRunThatStoppedHalfWayIsFinishedByTheNextPlan),
                bite(
                        "probesWithHope",
                        Mistakes::probesWithHope,
                        ProviderContractTest::aStepOnAStoppedSystemDidNotHappenAndSaysSo),
                bite(
                        "probesWithHope",
                        Mistakes::probesWithHope,
                        ProviderContractTest::aProbeOfAStoppedSystemDoesNotGuess),
                bite(
                        "projectsNoTargets",
                        Mistakes::projectsNoTargets,
                        ProviderContractTest::everyTargetHasOneConnection),
                bite(
                        "projectsByTheOrderOfTheFile",
                        Mistakes::projectsByTheOrderOfTheFile,
                        ProviderContractTest::projectionDoesNotDependOnTheOrderOfTheLab),
                bite("throwsDice", Mistakes::throwsDice, ProviderContractTest::diffIsPure),
                bite("hidesItsSlots", Mistakes::hidesItsSlots, ProviderContractTest::stepsOfAFirstPlanAreWellFormed),
                bite(
                        "removesUnasked",
                        Mistakes::removesUnasked,
                        ProviderContractTest::nothingIsDestroyedThatWasNotNamed),
                bite("neverSettles", Mistakes::neverSettles, ProviderContractTest::aFreshApplyIsFollowedByAnEmptyDiff),
                bite(
                        "losesItsMarks",
                        Mistakes::losesItsMarks,
                        ProviderContractTest::whatWasMadeCarriesItsMarkAndIsFoundAsOurs),
                bite("believesCopiedMarks", Mistakes::believesCopiedMarks, ProviderContractTest::aCopiedMarkIsNotOurs),
                bite(
                        "believesCopiedMarks",
                        Mistakes::believesCopiedMarks,
                        ProviderContractTest::removingTheOriginalLeavesTheCopy),
                bite(
                        "believesTheLocator",
                        Mistakes::believesTheLocator,
                        ProviderContractTest::aChangeOfSomethingReplacedIsRefused),
                bite(
                        "believesTheLocator",
                        Mistakes::believesTheLocator,
                        ProviderContractTest::aRemovalOfSomethingReplacedIsRefused),
                bite(
                        "believesTheLocator",
                        Mistakes::believesTheLocator,
                        ProviderContractTest::anAdoptionOfSomethingReplacedIsRefused),
                bite(
                        "throwsWhenUnreachable",
                        Mistakes::throwsWhenUnreachable,
                        ProviderContractTest::aStoppedSystemIsUnreachableAndComesBack),
                bite("tellsSecrets", Mistakes::tellsSecrets, ProviderContractTest::aFreshApplyIsFollowedByAnEmptyDiff),
                bite(
                        "waitsThoughCancelled",
                        Mistakes::waitsThoughCancelled,
                        ProviderContractTest::aCancelledStepReturnsPromptlyAndIsFinishedLater),
                bite(
                        "complainsWhenAlreadyDone",
                        Mistakes::complainsWhenAlreadyDone,
                        ProviderContractTest::stepsOfAFirstPlanCanBeProbedAndRepeated),
                bite(
                        "probesWithHope",
                        Mistakes::probesWithHope,
                        ProviderContractTest::stepsOfAFirstPlanCanBeProbedAndRepeated),
                bite(
                        "editsWhatItAdopts",
                        Mistakes::editsWhatItAdopts,
                        ProviderContractTest::adoptionWritesTheMarkAndChangesNoField));
    }

    @ParameterizedTest
    @MethodSource("bites")
    void aMistakeIsCaughtByItsLaw(Supplier<Provider> mistake, Consumer<ProviderContractTest> law) {
        assertThatCode(() -> new Suite(folder.resolve("sound"), new Flaky()).run(law))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Suite(folder.resolve("spoiled"), mistake.get()).run(law))
                .isInstanceOfAny(AssertionError.class, CroftException.class);
    }

    private static Arguments bite(String name, Supplier<Provider> mistake, Consumer<ProviderContractTest> law) {
        return argumentSet(name, mistake, law);
    }

    private static final class Suite extends ProviderContractTest {
        private final Path folder;
        private final Provider provider;

        Suite(Path folder, Provider provider) {
            this.folder = folder;
            this.provider = provider;
        }

        @Override
        protected ProviderFixture open() {
            return new NotesFixture(folder.resolve("notes"), provider);
        }

        void run(Consumer<ProviderContractTest> law) {
            openBench();
            law.accept(this);
            closeBench();
        }
    }
}
