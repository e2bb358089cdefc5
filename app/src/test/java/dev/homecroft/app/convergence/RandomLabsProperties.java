package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Bench;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * A thousand labs drawn by chance, always the same ones; {@code RandomLabsSearch} looks for others. Thirty of them are reached
 * over sockets and TLS, and what is done there is remembered on disk.
 */
final class RandomLabsProperties {
    private static final int NEAR_TRIES = 324;
    private static final int FAR_TRIES = 10;
    private static final String SEED = "20261122";
    private static final LabLaws NEAR = new LabLaws(Bench::inside);
    private static final LabLaws FAR = new LabLaws(Bench::start);

    @Provide
    static Arbitrary<SmallLab> labs() {
        return SmallLab.any();
    }

    @Property(tries = NEAR_TRIES, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void afterAFreshApplyThereIsNothingToDoAndTwiceIsOnce(@ForAll("labs") SmallLab lab) {
        NEAR.settles(lab);
    }

    @Property(tries = NEAR_TRIES, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void onlyWhatWasChangedHasSteps(
            @ForAll("labs") SmallLab lab,
            @ForAll @IntRange(max = 4) int which,
            @ForAll @IntRange(max = LabLaws.SETTINGS) int how) {
        NEAR.changesAlone(lab, which, how);
    }

    @Property(tries = NEAR_TRIES, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void theOrderOfTheFilesMakesNoDifference(@ForAll("labs") SmallLab lab, @ForAll long seed) {
        NEAR.isUnordered(lab, seed);
    }

    @Property(tries = FAR_TRIES, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void afterAFreshApplyOverTlsThereIsNothingToDo(@ForAll("labs") SmallLab lab) {
        FAR.settles(lab);
    }

    @Property(tries = FAR_TRIES, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void onlyWhatWasChangedHasStepsOverTls(
            @ForAll("labs") SmallLab lab,
            @ForAll @IntRange(max = 4) int which,
            @ForAll @IntRange(max = LabLaws.SETTINGS) int how) {
        FAR.changesAlone(lab, which, how);
    }

    @Property(tries = FAR_TRIES, seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void theOrderOfTheFilesMakesNoDifferenceOverTls(@ForAll("labs") SmallLab lab, @ForAll long seed) {
        FAR.isUnordered(lab, seed);
    }
}
