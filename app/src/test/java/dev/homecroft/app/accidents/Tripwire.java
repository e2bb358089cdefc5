package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.stage.Fault;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Watches guests that are none of ours: notes every call that would change one of them, and remembers how they were. Laid
 * after the accidents that a test orders, as the first that is ordered for a call strikes.
 */
public final class Tripwire {
    private static final String STOCK = "agent-free";
    private static final int ALWAYS = 1_000_000;

    private final Bench bench;
    private final Map<Integer, NavigableMap<String, String>> before = new TreeMap<>();
    private final List<String> touched = new CopyOnWriteArrayList<>();

    private Tripwire(Bench bench) {
        this.bench = bench;
    }

    /** Around these ids, which are somebody else's now. */
    public static Tripwire around(Bench bench, int... ids) {
        Tripwire wire = new Tripwire(bench);
        for (int id : ids) {
            wire.lay(id);
        }
        return wire;
    }

    /** Around one more; also while a run is on. */
    public void lay(int id) {
        before.put(id, bench.look(id).orElseThrow());
        for (String method : List.of("POST", "PUT", "DELETE")) {
            Pattern path = Pattern.compile("/nodes/[^/]+/(qemu|lxc)/" + id + "(/.*)?");
            bench.faults().add(new Fault.Rule(method, path, 1, ALWAYS, new Fault.Pauses(() -> note(method, id))));
        }
    }

    private void note(String method, int id) {
        boolean isStill = bench.look(id).filter(guest -> isSame(guest, id)).isPresent();
        touched.add(method + " " + id + (isStill ? "" : ", which was gone already"));
    }

    private boolean isSame(NavigableMap<String, String> guest, int id) {
        return Optional.ofNullable(before.get(id))
                .filter(known -> known.getOrDefault("smbios1", STOCK).equals(guest.getOrDefault("smbios1", STOCK)))
                .isPresent();
    }

    /** Nobody tried anything, and every one of them is as it was to the byte. */
    public void assertUntouched() {
        assertThat(touched).as("calls on guests that are not ours").isEmpty();
        before.forEach(
                (id, guest) -> assertThat(bench.look(id)).as("guest " + id).contains(guest));
    }
}
