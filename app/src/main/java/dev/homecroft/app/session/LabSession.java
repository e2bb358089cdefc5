package dev.homecroft.app.session;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.views.DriftReport;
import dev.homecroft.views.TakeoverReport;
import dev.homecroft.views.Thing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A lab that was read without errors, with everything that is needed to work on it. All methods throw CroftException for what
 * is expected to go wrong outside.
 */
public interface LabSession extends AutoCloseable {
    /** The lab's name. */
    String lab();

    /** Whether its systems are simulators. */
    boolean isSandbox();

    /** What the user should know before anything else, such as what a broken-off run left; each is told once. */
    List<Diagnostic> notes();

    /** Reads the outside systems and plans. */
    Plan plan(Wish wish);

    /** A plan that was written down before; throws if the text is no plan of this lab. */
    Plan read(String text);

    /** The text of a plan that {@link #read} takes. */
    String write(Plan plan);

    /** Carries the plan out, whole or as far as it goes. */
    Run apply(Plan plan, RunWatcher watcher, Stop stop);

    /** @param fullEvery where a quick look is enough while the last full one is younger; empty to read everything */
    DriftReport drift(Optional<Duration> fullEvery);

    /** Writes a field's found value into the lab's files. */
    Adopted adopt(Address thing, String field);

    /** What stands outside and no file declares, as it would stand in the files. Nothing is written. */
    TakeoverReport takeOver(TakeoverWish wish);

    /** Writes the files of a report, and remembers for the next plan what gets our mark. */
    void write(TakeoverReport report);

    /** One thing of the lab by name or by kind and name, with what it is now. */
    Thing show(String name);

    /** The hosts of all hypervisors as they stand now, in the order in which they are to be restarted. */
    List<HostStanding> hosts();

    /** Latest first, at most so many. */
    List<Run> history(int limit);

    Optional<Run> run(long number);

    @Override
    void close();

    /**
     * What was written where.
     *
     * @param shared other things that the same place speaks of, such as all that use a profile
     */
    record Adopted(String file, int line, String before, String after, List<Address> shared) {
        public Adopted {
            shared = List.copyOf(shared);
        }
    }
}
