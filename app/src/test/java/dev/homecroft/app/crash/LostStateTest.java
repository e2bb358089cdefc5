package dev.homecroft.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.crash.Fate.Moment;
import dev.homecroft.app.crash.Fate.Point;
import dev.homecroft.app.session.Wish;
import dev.homecroft.app.world.LockOfNobody;
import dev.homecroft.app.world.TowerWorld;
import dev.homecroft.app.world.WorldState;
import dev.homecroft.history.History;
import dev.homecroft.history.SqliteHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The accident of the lost state: a tool that writes down at the end what it made was killed on the way, and of what it had
 * made nobody knew any more.
 */
final class LostStateTest {
    private static final Wish UP = new Wish.AsDeclared(List.of());
    private static final Point HALFWAY = new Point("POST /nodes/pve-2/lxc/121/status/start #1", Moment.AFTER_THE_CALL);

    @TempDir
    private Path temp;

    private Path halfway = Path.of("");
    private List<String> made = List.of();

    @BeforeEach
    void killedOnTheWay() {
        halfway = temp.resolve("halfway");
        try (TowerWorld world = TowerWorld.start(halfway)) {
            Life life = Life.of(world, UP, Fate.diesAt(HALFWAY));
            assertThat(life.fate().isDead()).isTrue();
            made = creations(life);
            assertThat(world.look().guests()).hasSizeBetween(2, 8);
        }
    }

    private static List<String> creations(Life life) {
        return life.fate().deeds().stream()
                .filter(deed ->
                        deed.matches("POST /nodes/pve-[0-9]/(qemu|lxc|qemu/140/clone|storage/local/download-url) #.*"))
                .toList();
    }

    private WorldState undisturbed() {
        try (TowerWorld world = TowerWorld.start(temp.resolve("undisturbed"))) {
            Life.of(world, UP, Fate.livesOn());
            return world.look();
        }
    }

    @Test
    void aToolThatKnowsOnlyWhatWasWrittenAtTheEndHasLostEverything() {
        try (TowerWorld world = TowerWorld.start(halfway);
                History history = SqliteHistory.open(world.state().resolve("history.db"))) {
            assertThat(history.lastApplied()).isEmpty();
            assertThat(world.look().guests()).isNotEmpty();
        }
    }

    @Test
    void theJournalKnowsWhatWasBegunAndNothingIsMadeTwice() {
        try (TowerWorld world = TowerWorld.start(halfway)) {
            Life life = Life.of(world, UP, Fate.livesOn());
            assertPutRight(world, life);
        }
    }

    @Test
    void withoutTheJournalEverythingIsFoundByItsMarks() throws IOException {
        try (TowerWorld world = TowerWorld.start(halfway)) {
            try (Stream<Path> files = Files.list(world.state())) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            LockOfNobody.end(world.cluster().control(), world.state());
            Life life = Life.of(world, UP, Fate.livesOn());
            assertPutRight(world, life);
        }
    }

    private void assertPutRight(TowerWorld world, Life life) {
        assertThat(life.last().orElseThrow().isEmpty()).isTrue();
        assertThat(world.look()).isEqualTo(undisturbed());
        List<String> all = new ArrayList<>(made);
        all.addAll(creations(life));
        assertThat(all).hasSize(9 + 7);
    }
}
