package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Bench;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * Other labs than those of {@link RandomLabsProperties} each time, for somebody who looks for faults. Runs when it is named:
 * {@code -Dtest=RandomLabsSearch -Djqwik.tries.default=5000}. A failure tells its seed and the smallest lab that shows it.
 */
final class RandomLabsSearch {
    private static final LabLaws LAWS = new LabLaws(Bench::inside);

    @Provide
    static Arbitrary<SmallLab> labs() {
        return SmallLab.any();
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void afterAFreshApplyThereIsNothingToDoAndTwiceIsOnce(@ForAll("labs") SmallLab lab) {
        LAWS.settles(lab);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void onlyWhatWasChangedHasSteps(
            @ForAll("labs") SmallLab lab,
            @ForAll @IntRange(max = 4) int which,
            @ForAll @IntRange(max = LabLaws.SETTINGS) int how) {
        LAWS.changesAlone(lab, which, how);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void theOrderOfTheFilesMakesNoDifference(@ForAll("labs") SmallLab lab, @ForAll long seed) {
        LAWS.isUnordered(lab, seed);
    }
}
