package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy that was made and can't be given its identity in the same run: the next command does, and nobody else's. */
final class HalfCopyTest extends AccidentCase {
    private static final int COPY = 101;

    private void declare() {
        desk().guests(Desk.vm("golden", ", template: true, onboot: false"), Desk.vm("web", ", clone-of: golden"));
    }

    private void theSecondHalfFails(Fault fault) {
        bench().faults()
                .add(new Fault.Rule("POST", Pattern.compile("/nodes/[^/]+/qemu/" + COPY + "/config"), 1, 1_000, fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"can't lock file - got timeout", "internal error", "no permission"})
    void theNextCommandFinishesIt(String why) {
        declare();
        theSecondHalfFails(new Fault.Answers(why.startsWith("no") ? 403 : 500, why));
        assertThat(desk().go().status()).isEqualTo(RunStatus.UNSETTLED);
        assertThat(desk().words()).contains(why.substring(0, 7));
        assertThat(bench().called("web")).containsExactly(COPY);

        bench().faults().clear();
        assertThat(desk().plan().blocked()).isEmpty();
        desk().settle();

        assertThat(bench().called("web")).containsExactly(COPY);
        assertThat(desk().runs()).noneMatch(Run::isUnfinished);
    }

    @Test
    void asLongAsItCannotBeFinishedNothingIsDoneTwice() {
        declare();
        theSecondHalfFails(new Fault.Answers(500, "internal error"));
        desk().go();
        desk().go();
        assertThat(bench().called("web")).containsExactly(COPY);
        assertThat(desk().runs())
                .anySatisfy(run -> assertThat(run.status()).isEqualTo(RunStatus.UNSETTLED))
                .allSatisfy(run -> assertThat(run.journal())
                        .noneMatch(entry -> entry.toString().contains(OutcomeStatus.FAILED.name())));

        bench().faults().clear();
        desk().settle();
        assertThat(bench().called("web")).containsExactly(COPY);
    }

    @Test
    void whatSomebodyElsePutsInItsPlaceIsLeftAlone() {
        declare();
        theSecondHalfFails(new Fault.Answers(500, "internal error"));
        desk().go();
        bench().faults().clear();
        bench().anna().delete(COPY);
        bench().stranger(COPY, "mail");
        Tripwire wire = Tripwire.around(bench(), COPY);

        desk().settle();

        wire.assertUntouched();
        assertThat(bench().called("web")).hasSize(1).doesNotContain(COPY);
    }
}
