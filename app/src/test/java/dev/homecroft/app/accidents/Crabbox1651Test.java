package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cleanup purged what had the right prefix and the right labels. A clone carries the labels of its original. */
final class Crabbox1651Test extends AccidentCase {
    private void aCopyWithTheSameTags(int id, int copy) {
        if (bench().look(id).orElseThrow().containsValue("running")) {
            bench().anna().shutdown(id);
        }
        bench().anna().copy(id, copy, "box-mine");
    }

    @Test
    void naive() {
        bench().stranger(110, "box-1");
        bench().anna().configure(110, Map.of("tags", "box", "description", "lease over"));
        aCopyWithTheSameTags(110, 150);

        for (int id = 100; id < 200; id++) {
            var guest = bench().look(id);
            boolean isExpired = guest.filter(
                            found -> found.getOrDefault("name", "").startsWith("box-")
                                    && found.getOrDefault("tags", "").contains("box"))
                    .isPresent();
            if (isExpired) {
                rash().ended(rash().delete("/nodes/pve1/qemu/" + id));
            }
        }

        assertThat(bench().look(150)).as("somebody's own copy").isEmpty();
    }

    @Test
    void aCopyWithOurTagsNamePrefixAndMarkIsNotOurs() {
        desk().guests(
                        Desk.vm("box-1", ", id: 110, node: pve1, tags: [box]"),
                        Desk.container("box-2", ", id: 111, node: pve1, tags: [box]"));
        desk().settle();
        aCopyWithTheSameTags(110, 150);
        bench().anna().shutdown(111);
        bench().anna().copy(111, 151, "box-mine-too");
        Tripwire wire = Tripwire.around(bench(), 150, 151);

        desk().guests();
        desk().go("box-1", "box-2");
        desk().go(TEAR_DOWN);

        assertThat(bench().look(110)).isEmpty();
        assertThat(bench().look(111)).isEmpty();
        wire.assertUntouched();
    }
}
