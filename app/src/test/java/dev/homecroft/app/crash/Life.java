package dev.homecroft.app.crash;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Wish;
import dev.homecroft.app.world.Silence;
import dev.homecroft.app.world.World;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.dns.DnsProvider;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One process at work, from its start to its end.
 *
 * @param last its last plan; empty when it died
 * @param notes what it told the user
 * @param runs the history as it left it, latest first; empty when it died
 */
public record Life(Fate fate, Optional<Plan> last, List<Diagnostic> notes, List<Run> runs) {
    private static final int ROUNDS = 8;

    /** Plans and applies until nothing is left to do, as {@code croft up} does, or until it dies. */
    public static Life of(World world, Wish wish, Fate fate) {
        world.judgedBy(fate);
        List<Diagnostic> notes = new ArrayList<>();
        try (LabSession session = open(world, fate)) {
            Plan plan = session.plan(wish);
            notes.addAll(session.notes());
            for (int round = 1; round < ROUNDS && !plan.isEmpty(); round++) {
                session.apply(plan, new Silence(), fate.stop());
                plan = session.plan(wish);
                notes.addAll(session.notes());
            }
            return new Life(fate, Optional.of(plan), notes, session.history(100));
        } catch (CroftException | IllegalStateException end) {
            // The dead can't observe either, and the engine takes that for a fault of the provider.
            if (!fate.isDead()) {
                throw end;
            }
            return new Life(fate, Optional.empty(), notes, List.of());
        }
    }

    /** The same, of a process that nothing happens to. */
    public static Life of(World world, Wish wish) {
        return of(world, wish, Fate.livesOn());
    }

    private static LabSession open(World world, Fate fate) {
        return world.open(
                List.of(
                        new MortalProvider(new ProxmoxProvider(), fate, world),
                        new MortalProvider(new DnsProvider(), fate, world)),
                file -> new MortalHistory(SqliteHistory.open(file), fate));
    }
}
