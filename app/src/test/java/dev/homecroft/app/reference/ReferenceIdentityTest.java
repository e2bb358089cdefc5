package dev.homecroft.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.crash.Life;
import dev.homecroft.app.session.Wish;
import dev.homecroft.app.world.ClusterLines;
import dev.homecroft.app.world.Neighbour;
import dev.homecroft.app.world.ReferenceLab;
import dev.homecroft.app.world.ReferenceWorld;
import dev.homecroft.app.world.TowerWorld;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.state.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people do to things of whichever kind: what is not provably ours is neither changed nor destroyed. */
final class ReferenceIdentityTest {
    private static final Wish UP = new Wish.AsDeclared(List.of());
    private static final Wish DOWN = new Wish.TearDown(List.of("all"));
    /** Kinds of which there is one for each cluster or node: it is nobody's, and who states something of it has it. */
    private static final Set<String> ONE_FOR_ALL = Set.of(
            "options",
            "node-dns",
            "node-time",
            "node-hosts",
            "node-certificate",
            "acme-certificate",
            "repositories",
            "network",
            "token");

    @TempDir
    private static Path temp;

    private static Path built = Path.of("");

    @TempDir
    private Path folder;

    @BeforeAll
    static void theLabIsUp() {
        built = temp.resolve("built");
        try (ReferenceWorld world = ReferenceWorld.start(built)) {
            world.declare(ReferenceLab.few());
            world.adoptShared();
            go(world, UP);
            assertThat(go(world, UP).blocked()).isEmpty();
        }
    }

    /** Until nothing is left that can be done; the last plan. */
    private static Plan go(ReferenceWorld world, Wish wish) {
        return Life.of(world, wish).last().orElseThrow();
    }

    private ReferenceWorld world() {
        Path own = folder.resolve("world");
        TowerWorld.copy(built, own);
        return ReferenceWorld.start(own);
    }

    private static void assertSame(ClusterLines before, ClusterLines after) {
        assertThat(before.without(after)).as("lost").isEmpty();
        assertThat(after.without(before)).as("too much").isEmpty();
    }

    @Test
    void anotherLabWithTheSameNamesForEverythingTouchesNothing() {
        try (ReferenceWorld world = world()) {
            ClusterLines before = world.look();
            ReferenceLab other = ReferenceLab.few();
            for (ReferenceLab.Change change : ReferenceLab.CHANGES) {
                other = ONE_FOR_ALL.contains(change.kind()) ? other : other.with(change);
            }
            world.declare(other.with(new ReferenceLab.Change("lab", "id: reference", "id: other")));
            go(world, UP);
            go(world, DOWN);
            assertSame(before, world.look());
        }
    }

    @Test
    void ourMarkOnSomebodyElsesThingMakesItNotOurs() {
        try (ReferenceWorld world = world()) {
            Neighbour.copyMarks(world.control());
            ClusterLines hers = new ClusterLines(world.look().lines().stream()
                    .filter(line -> line.contains("annas") || line.contains("/800"))
                    .toList());
            assertThat(go(world, UP).steps()).isEmpty();
            go(world, DOWN);
            assertThat(hers.without(world.look())).isEmpty();
        }
    }

    private static String notes(ReferenceWorld world) {
        String answer = world.control().anna().ask("GET", "/cluster/options", Map.of());
        return ((Json.Obj) JsonReader.tryRead(answer).orElseThrow())
                .text("description")
                .orElse("");
    }

    private static void write(ReferenceWorld world, String notes) {
        world.control().anna().ask("PUT", "/cluster/options", Map.of("description", notes));
    }

    @Test
    void withoutItsLineInTheRegisterAThingIsNobodys() {
        try (ReferenceWorld world = world()) {
            List<String> own = registered(notes(world));
            assertThat(own).hasSizeGreaterThan(8);
            write(world, "# Our house\n");
            world.declare(ReferenceLab.few().changed());
            ClusterLines before = world.look();
            Plan plan = go(world, UP);
            assertThat(plan.blocked().stream()
                            .filter(blocked -> blocked.problem().code().equals("identity"))
                            .map(blocked -> blocked.address().kind()))
                    .contains(
                            "storage",
                            "role",
                            "acl",
                            "metric-server",
                            "acme-plugin",
                            "acme-certificate",
                            "firewall",
                            "sdn");
            go(world, DOWN);
            List<String> lost = before.without(world.look());
            // Grants go with the user and the group, which are marked in their comments.
            assertThat(lost)
                    .noneMatch(line -> line.startsWith("/roles/Watcher")
                            || line.startsWith("/storages/films")
                            || line.startsWith("/files/metrics/")
                            || line.startsWith("/files/acme/plugins/")
                            || line.startsWith("/files/node/pve1/certificates")
                            || line.startsWith("/files/sdn"));
            assertThat(notes(world)).startsWith("# Our house");
        }
    }

    private static List<String> registered(String notes) {
        return notes.lines().filter(line -> line.contains("croft-owns")).toList();
    }

    @Test
    void aLineInTheRegisterThatSomebodyWroteDestroysNothing() {
        try (ReferenceWorld world = world()) {
            List<String> lines = new ArrayList<>(List.of(notes(world)));
            for (String thing : List.of(
                    "role/home/Annas",
                    "storage/home/annas",
                    "metric-server/home/annas",
                    "acme-plugin/home/annas",
                    "acl/home/user:bob@pve:Annas:/vms/800",
                    "firewall/home/guest/vm:800")) {
                lines.add("<!-- croft-owns reference %s kind+server:0123456789abcdef -->".formatted(thing));
            }
            write(world, String.join("\n", lines));
            ClusterLines hers = new ClusterLines(world.look().lines().stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).contains("annas") && !line.contains("croft-owns"))
                    .toList());
            go(world, UP);
            go(world, DOWN);
            assertThat(hers.without(world.look())).isEmpty();
        }
    }

    @Test
    void aNumberThatAStrangerHasByNowIsTheStrangersWithAllThatHangsOnIt() {
        try (ReferenceWorld world = world()) {
            Neighbour.takeOver(world.control(), 112, "web-01", "pve2");
            Neighbour.takeOver(world.control(), 118, "files", "pve1");
            ClusterLines hers = new ClusterLines(world.look().lines().stream()
                    .filter(line -> line.matches("/(guests|volumes|files/(ha|replication|firewall))/.*(112|118).*"))
                    .toList());
            assertThat(hers.lines()).hasSizeGreaterThan(20);
            go(world, UP);
            go(world, DOWN);
            assertThat(hers.without(world.look())).isEmpty();
        }
    }
}
