package dev.homecroft.views;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlanViewTest {
    @Test
    void eightyColumnsPutTheReasonBelow() {
        Golden.check("plan-80.txt", new PlanView(Paper.PLAIN, Samples.NOW, false).text(Samples.plan()));
    }

    @Test
    void aWideTerminalHasAColumnForReasons() {
        Golden.check("plan-140.txt", new PlanView(new Paper(140, false), Samples.NOW, true).text(Samples.plan()));
    }

    @Test
    void nothingToDoIsSaidInTheFirstLine() {
        Golden.check("plan-empty.txt", new PlanView(Paper.PLAIN, Samples.NOW, false).text(Samples.emptyPlan()));
    }

    @Test
    void drainedHostsAndWhatTheyKeepAreSaid() {
        Golden.check("plan-drain.txt", new PlanView(Paper.PLAIN, Samples.NOW, false).text(Samples.drain()));
    }

    @Test
    void whatWaitsForTheSameReasonStandsTogether() {
        Golden.check("plan-unreachable.txt", new PlanView(Paper.PLAIN, Samples.NOW, false).text(Samples.unreachable()));
    }

    @Test
    void withoutColoursTheWordsAreTheSame() {
        String colored = new PlanView(new Paper(140, true), Samples.NOW, true).text(Samples.plan());
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(new PlanView(new Paper(140, false), Samples.NOW, true).text(Samples.plan()));
    }

    @Property(tries = 60)
    void noLineIsWiderThanThePaper(@ForAll @IntRange(min = 70, max = 200) int width) {
        String text = new PlanView(new Paper(width, false), Samples.NOW, true).text(Samples.plan());
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
    }
}
