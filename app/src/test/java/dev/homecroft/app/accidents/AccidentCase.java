package dev.homecroft.app.accidents;

import dev.homecroft.app.session.Wish;
import dev.homecroft.simulators.stage.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bench, a lab on it, and a client with other rules. */
abstract class AccidentCase {
    static final Wish TEAR_DOWN = new Wish.TearDown(List.of("all"));

    @TempDir
    private Path folder;

    private Bench bench;
    private Desk desk;
    private Naive naive;

    @BeforeEach
    final void begin() {
        bench = Bench.start();
        desk = bench.desk(folder.resolve("lab"), "bench-1");
        naive = new Naive(bench.cluster());
    }

    @AfterEach
    final void end() {
        naive.close();
        bench.close();
    }

    final Bench bench() {
        return bench;
    }

    final Desk desk() {
        return desk;
    }

    final Naive rash() {
        return naive;
    }

    final Desk anotherDesk(String id) {
        return bench.desk(folder.resolve(id), id);
    }

    /** Something happens once, in the moment before the first such call is served. */
    final void justBefore(String method, String path, Runnable event) {
        AtomicBoolean happened = new AtomicBoolean();
        bench.faults().add(Fault.Rule.once(method, path, new Fault.Pauses(() -> {
            if (happened.compareAndSet(false, true)) {
                event.run();
            }
        })));
    }

    /** Ours is deleted by somebody, and somebody else's machine gets the number. */
    final Tripwire takeOver(int id, String name) {
        bench.anna().delete(id);
        bench.stranger(id, name);
        return Tripwire.around(bench, id);
    }
}
