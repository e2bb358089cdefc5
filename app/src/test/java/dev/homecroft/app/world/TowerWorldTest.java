package dev.homecroft.app.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Stop;
import dev.homecroft.app.session.Wish;
import dev.homecroft.state.RunStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example lab from empty systems to running guests, and back. */
final class TowerWorldTest {
    private static final Wish UP = new Wish.AsDeclared(List.of());
    private static final Wish DOWN = new Wish.TearDown(List.of("all"));

    @Test
    void theTowerGoesUpStaysAndGoesDown(@TempDir Path folder) {
        try (TowerWorld world = TowerWorld.start(folder);
                LabSession session = world.open()) {
            WorldState empty = world.look();
            assertThat(session.apply(session.plan(UP), new Silence(), new Stop())
                            .status())
                    .isEqualTo(RunStatus.DONE);
            assertThat(world.look().guests()).hasSize(9).containsKeys("100 truenas", "141 scratch");
            assertThat(session.plan(UP).isEmpty()).isTrue();

            assertThat(session.apply(session.plan(DOWN), new Silence(), new Stop())
                            .status())
                    .isEqualTo(RunStatus.DONE);
            assertThat(world.look()).isEqualTo(empty);
            assertThat(session.plan(DOWN).isEmpty()).isTrue();
        }
    }

    @Test
    void whatIsKeptInTheFolderIsThereWhenTheWorldStartsAgain(@TempDir Path first, @TempDir Path second) {
        WorldState before;
        try (TowerWorld world = TowerWorld.start(first);
                LabSession session = world.open()) {
            session.apply(session.plan(UP), new Silence(), new Stop());
            before = world.look();
        }
        TowerWorld.copy(first, second.resolve("copy"));
        try (TowerWorld world = TowerWorld.start(second.resolve("copy"));
                LabSession session = world.open()) {
            assertThat(world.look()).isEqualTo(before);
            assertThat(session.plan(UP).isEmpty()).isTrue();
            assertThat(session.history(5)).hasSize(1);
        }
    }
}
