package dev.homecroft.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.crash.Life;
import dev.homecroft.app.session.Wish;
import dev.homecroft.app.world.ClusterLines;
import dev.homecroft.app.world.MadeToken;
import dev.homecroft.app.world.ReferenceLab;
import dev.homecroft.app.world.ReferenceWorld;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference lab has what it is meant to have; whoever drives a new kind of thing is told here to put one into it. */
final class ReferenceLabTest {
    /** Accounts of authorities are only ever seen, and images are what their address says. */
    private static final Set<String> NEVER_CHANGED = Set.of("acme-account", "image");

    @TempDir
    private Path folder;

    private Lab read(ReferenceLab lab) {
        lab.writeTo(folder);
        LabResult result = LabBinder.bind(LabFiles.load(new FolderTree(folder), ParseCache.none(), path -> true));
        assertThat(result.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
        return result.lab().orElseThrow();
    }

    /** What a lab can state; a volume that hangs nowhere is only found, and shown by {@code DisksIT} of the provider. */
    private static Set<String> driven() {
        Set<String> kinds = new TreeSet<>(new ProxmoxProvider().describe().kinds());
        assertThat(kinds.remove("disk")).isTrue();
        return kinds;
    }

    @Test
    void everyKindThatIsDrivenIsInIt() {
        Set<String> declared = new ProxmoxProvider()
                .project(read(ReferenceLab.whole())).resources().stream()
                        .map(DesiredResource::address)
                        .map(address -> address.kind())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(driven()).allSatisfy(kind -> assertThat(declared).contains(kind));
    }

    @Test
    void everyKindThatIsDrivenIsChangedInIt() {
        Set<String> kinds = driven();
        kinds.removeAll(NEVER_CHANGED);
        assertThat(ReferenceLab.CHANGES.stream().map(ReferenceLab.Change::kind).collect(Collectors.toSet()))
                .isEqualTo(kinds);
        assertThat(read(ReferenceLab.whole().changed())).isNotEqualTo(read(ReferenceLab.whole()));
    }

    @Test
    void itIsMadeChangedAndTakenAwayAndEachTimeNothingIsLeftToDo() {
        try (ReferenceWorld world = ReferenceWorld.start(folder)) {
            ClusterLines before = world.look();
            world.adoptShared();
            assertSettled(go(world, new Wish.AsDeclared(List.of())));
            MadeToken made = world.madeToken();
            assertThat(made.cluster()).isPresent().isEqualTo(made.store());
            world.declare(ReferenceLab.whole().changed());
            assertSettled(go(world, new Wish.AsDeclared(List.of())));
            assertThat(world.madeToken()).isEqualTo(made);
            assertSettled(go(world, new Wish.TearDown(List.of("all"))));
            // What there is one of for each node and cluster stays as it was set; high availability has started hers.
            String stays = "/(options/(?!description)|files/(node/|apt/|nodes/)|guests/800/running|tokens/plan/).*";
            assertThat(before.without(world.look()))
                    .allSatisfy(line -> assertThat(line).matches(stays));
            assertThat(world.look().without(before))
                    .allSatisfy(line -> assertThat(line).matches(stays));
        }
    }

    private static Plan go(ReferenceWorld world, Wish wish) {
        return Life.of(world, wish).last().orElseThrow();
    }

    private static void assertSettled(Plan plan) {
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.blocked()).isEmpty();
        assertThat(plan.held()).isEmpty();
    }

    @Test
    void itHasSixtyGuestsOfAllSorts() {
        Lab lab = read(ReferenceLab.whole());
        assertThat(lab.guests()).hasSize(60);
        assertThat(lab.guests().values())
                .anyMatch(Guest::template)
                .anyMatch(guest -> guest.cloneOf().isPresent());
    }
}
