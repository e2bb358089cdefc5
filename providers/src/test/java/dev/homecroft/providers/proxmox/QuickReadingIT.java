package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.spi.QuickLook;
import dev.homecroft.spi.QuickLook.Glance;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What hangs nowhere is no row of its own anywhere: a quick look works it out again from the guests that it knows. */
final class QuickReadingIT {
    private static final String VOLUME = "tank:vm-150-disk-0";

    private static Wanted db() {
        return Wanted.vm("db")
                .on("pve1")
                .id(150)
                .disk("system", "local-lvm", "16G")
                .nic("net0", "");
    }

    private static Wanted web() {
        return Wanted.vm("web")
                .on("pve2")
                .id(110)
                .disk("system", "local-lvm", "8G")
                .disk("films", "tank", "8G")
                .nic("net0", "");
    }

    /** A disk of {@code db} hangs nowhere, and a disk of {@code web} does not. */
    private static Cycle detached() {
        return Cycle.of(new Labs().with(db().disk("data", "tank", "32G")).with(web()))
                .settle()
                .declare(new Labs().with(db()).with(web()))
                .settle();
    }

    private static Glance full(Cycle cycle) {
        return look(cycle).readAll(Cycle.HOME, cycle.context());
    }

    private static QuickLook look(Cycle cycle) {
        return (QuickLook) cycle.provider();
    }

    /** A quick look at what has changed, which says of disks what a full one says. */
    private static Glance changes(Cycle cycle, Glance since) {
        Glance glance =
                look(cycle).readChanges(Cycle.HOME, since, cycle.context()).orElseThrow();
        assertThat(disks(glance.observation())).isEqualTo(disks(cycle.observe()));
        return glance;
    }

    private static List<ObservedObject> disks(Observation observation) {
        return observation.ofKind("disk");
    }

    private static List<String> names(Glance glance) {
        return disks(glance.observation()).stream().map(ObservedObject::name).toList();
    }

    @Test
    void aDiskThatHangsNowhereIsKeptInSightOnceWhileNothingOfItsGuestChanges() {
        try (Cycle cycle = detached()) {
            Glance before = full(cycle);
            assertThat(names(before)).containsExactly("db/" + VOLUME);
            Glance quiet = changes(cycle, before);
            assertThat(names(quiet)).containsExactly("db/" + VOLUME);
            cycle.control().anna().configure(110, Map.of("tags", "yellow"));
            Glance after = changes(cycle, quiet);
            assertThat(names(after)).containsExactly("db/" + VOLUME);
            assertThat(after.read()).isLessThan(before.read());
        }
    }

    @Test
    void aDiskThatSomebodyTakesOffIsSeen() {
        try (Cycle cycle = detached()) {
            Glance before = full(cycle);
            cycle.control().anna().configure(110, Map.of("delete", "scsi1"));
            assertThat(names(changes(cycle, before)))
                    .hasSize(2)
                    .contains("db/" + VOLUME)
                    .anyMatch(name -> name.startsWith("web/tank:"));
        }
    }

    @Test
    void aDiskThatSomebodyDestroysIsGone() {
        try (Cycle cycle = detached()) {
            Glance before = full(cycle);
            cycle.control().anna().configure(150, Map.of("delete", "unused0"));
            assertThat(names(changes(cycle, before))).isEmpty();
        }
    }

    @Test
    void disksOfAGuestThatIsNoLongerOursAreNot() {
        try (Cycle cycle = detached()) {
            Glance before = full(cycle);
            cycle.control().anna().configure(150, Map.of("description", "mine now"));
            Glance after = changes(cycle, before);
            assertThat(names(after)).isEmpty();
            cycle.control().anna().delete(150);
            assertThat(names(changes(cycle, after))).isEmpty();
        }
    }
}
