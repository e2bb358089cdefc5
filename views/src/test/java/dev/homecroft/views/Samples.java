package dev.homecroft.views;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.FieldChange.Effect;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Foreign;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Held;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plan with one of everything, and runs of it. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:04Z");
    static final Target TOWER = new Target("proxmox", "tower");
    static final Target NS = new Target("dns", "ns1");

    static final Step IMAGE = step("image/debian-13@pve-1/local", "download", Layer.HYPERVISOR, Action.CREATE)
            .because(Reason.Code.NEEDED, "guest talos-runner uses it")
            .takes(38)
            .changes(change("size", null, Value.of(new ByteSize(412L << 20)), Effect.WITH_STEP))
            .build();
    static final Step RUNNER = step("guest/talos-runner", "create", Layer.HYPERVISOR, Action.CREATE)
            .because(Reason.Code.DECLARED, "")
            .takes(3)
            .after(IMAGE)
            .changes(
                    change("cpu", null, Value.of(4), Effect.WITH_STEP),
                    change("memory", null, Value.of(new ByteSize(8L << 30)), Effect.WITH_STEP),
                    change("nics.net0.mac", null, Value.of("48:9e:bd:00:00:21"), Effect.WITH_STEP))
            .build();
    static final Step START = step("guest/talos-runner", "start", Layer.HYPERVISOR, Action.START)
            .because(Reason.Code.DECLARED, "")
            .after(RUNNER)
            .build();
    static final Step MEMORY = step("guest/truenas", "update", Layer.HYPERVISOR, Action.UPDATE)
            .because(Reason.Code.DRIFTED, "")
            .risk(Risk.DISRUPTIVE)
            .changes(drifted(
                    "memory", Value.of(new ByteSize(12L << 30)), Value.of(new ByteSize(8L << 30)), Effect.AT_RESTART))
            .build();
    static final Step GROW = step("guest/talos-3", "resize", Layer.HYPERVISOR, Action.RESIZE)
            .because(Reason.Code.DECLARATION_CHANGED, "")
            .changes(change(
                    "disks.system.size",
                    Value.of(new ByteSize(16L << 30)),
                    Value.of(new ByteSize(32L << 30)),
                    Effect.ONLINE))
            .build();
    static final Step RECORD = step("record/talos-3.lab.example.org/A", "create", Layer.NAMES, Action.CREATE)
            .because(Reason.Code.DECLARED, "talos-3 has it")
            .changes(change("values", null, Value.of("10.20.0.23"), Effect.WITH_STEP))
            .build();
    static final Step GONE = step("record/old-nas.lab.example.org/A", "delete", Layer.NAMES, Action.DELETE)
            .because(Reason.Code.UNDECLARED, "")
            .risk(Risk.DESTRUCTIVE)
            .build();

    static final Diagnostic UNREAD = Diagnostic.error(
                    "proxmox-forbidden", "`tower` does not let the token of the lab list what is in storage `media`.")
            .detail("It says: Permission check failed (/storage/media, Datastore.Audit).")
            .hint("give the token's role this privilege")
            .build();

    private Samples() {}

    static Plan plan() {
        TreeMap<Target, Freshness> reach = new TreeMap<>();
        reach.put(TOWER, Freshness.FRESH);
        reach.put(NS, new Freshness.Stale(Instant.parse("2026-11-21T09:00:00Z"), "no answer within 5 s"));
        PlanHeader header = header(
                Optional.of("91c2e0d4c1b2a39f8e7d6c5b4a39281706f5e4d3"),
                Instant.parse("2026-11-21T10:00:00Z"),
                reach,
                List.of(UNREAD),
                false);
        return new Plan(
                "7f3a0b1c2d3e",
                header,
                List.of(IMAGE, RUNNER, START, MEMORY, GROW, RECORD, GONE),
                new TreeMap<>(),
                List.of(
                        new Unchanged(Address.parse("guest/step-ca"), Reason.of(Reason.Code.AS_DECLARED)),
                        new Unchanged(Address.parse("guest/dns-1"), Reason.of(Reason.Code.PENDING_RESTART))),
                List.of(new Blocked(
                        Address.parse("guest/talos-2"),
                        Diagnostic.error("identity", "The object that is called `talos-2` is not the one we made.")
                                .detail("We made smbios:5d1f. Found qemu/112, called `windows`, identity smbios:9be7.")
                                .hint("`croft adopt guest talos-2` if it should be ours.")
                                .build())),
                List.of(new Held(
                        Address.parse("guest/old"),
                        new ObjectRef(TOWER, "qemu/140"),
                        Reason.of(Reason.Code.UNDECLARED),
                        List.of("disk scsi0 32G"))),
                List.of(new Foreign(new ObjectRef(TOWER, "qemu/900"), "guest", "windows", "carries a copied mark")));
    }

    /** A host is drained; what left it stays away in the next plan. */
    static Plan drain() {
        Plan empty = emptyPlan();
        Step drain = step("host/pve-2", "drain", Layer.HYPERVISOR, Action.DRAIN)
                .because(Reason.Code.ASKED, "")
                .build();
        Step move = step("guest/web", "migrate", Layer.HYPERVISOR, Action.MOVE)
                .because(Reason.Code.ASKED, "pve-2 is drained")
                .changes(change("node", Value.of("pve-2"), Value.of("pve-1"), Effect.ONLINE))
                .build();
        Reason away = new Reason(Reason.Code.HOST_DRAINED, "stays away while pve-3 is drained");
        return new Plan(
                "1f2e3d4c5b6a",
                empty.header(),
                List.of(drain, move),
                new TreeMap<>(),
                List.of(
                        new Unchanged(Address.parse("guest/dns-1"), away),
                        new Unchanged(Address.parse("guest/step-ca"), away),
                        new Unchanged(
                                Address.parse("guest/base"),
                                new Reason(Reason.Code.HOST_DRAINED, "a template holds nothing up"))),
                List.of(new Blocked(
                        Address.parse("guest/gpu"),
                        Diagnostic.error("guest-cannot-leave", "`gpu` can't leave `pve-2`.")
                                .detail("It has a device of its node and can't move while it runs.")
                                .hint("`croft drain pve-2 --stop` shuts it down, and starts it again elsewhere where it"
                                        + " can run")
                                .build())),
                List.of(),
                List.of());
    }

    static PlanHeader header(
            Optional<String> commit,
            Instant at,
            SortedMap<Target, Freshness> reach,
            List<Diagnostic> problems,
            boolean sandbox) {
        return new PlanHeader(
                "tower", "tower", commit, at, Optional.of("40"), "observed", reach, List.of(), problems, sandbox);
    }

    /** Nothing is known of two targets, for one reason; three things wait for that. */
    static Plan unreachable() {
        Diagnostic missing = Diagnostic.error("secret-missing", "The secret `env/lab/key` is not there.")
                .detail("The variable `LAB_KEY` is not set.")
                .hint("set it where `croft` runs")
                .build();
        TreeMap<Target, Freshness> reach = new TreeMap<>();
        reach.put(TOWER, new Freshness.Unreachable(missing.summary()));
        reach.put(NS, new Freshness.Unreachable(missing.summary()));
        Diagnostic blocked = Diagnostic.error("target-unreachable", "`tower` can't be reached.")
                .detail(missing.summary())
                .build();
        List<Blocked> waiting = List.of("guest/talos-1", "guest/talos-2", "image/debian@pve-1/local").stream()
                .map(address -> new Blocked(Address.parse(address), blocked))
                .toList();
        return new Plan(
                "111111111111",
                header(Optional.empty(), NOW, reach, List.of(missing), false),
                List.of(),
                new TreeMap<>(),
                List.of(),
                waiting,
                List.of(),
                List.of());
    }

    static Plan emptyPlan() {
        Plan full = plan();
        TreeMap<Target, Freshness> reach = new TreeMap<>();
        reach.put(TOWER, Freshness.FRESH);
        PlanHeader header = header(Optional.empty(), NOW, reach, List.of(), true);
        return new Plan(
                "000000000000", header, List.of(), new TreeMap<>(), full.unchanged(), List.of(), List.of(), List.of());
    }

    static Run failedRun() {
        Instant begin = Instant.parse("2026-11-21T10:01:00Z");
        Diagnostic full = Diagnostic.error(
                        "storage-full", "Storage `local-lvm` on pve-1 is full (needs 16 GiB, has 9.2 GiB).")
                .detail("Nothing was created.")
                .hint("`croft show guest talos-runner`, or state another storage at guests.yaml:52.")
                .build();
        return new Run(
                41,
                plan(),
                "anna@desk",
                begin,
                Optional.of(begin.plusSeconds(41)),
                RunStatus.FAILED,
                List.of(
                        new JournalEntry.Intent(begin, IMAGE.id(), 1),
                        new JournalEntry.Intent(begin, MEMORY.id(), 1),
                        outcome(begin.plusSeconds(1), MEMORY, OutcomeStatus.DONE, Optional.empty()),
                        outcome(begin.plusSeconds(38), IMAGE, OutcomeStatus.DONE, Optional.empty()),
                        new JournalEntry.Intent(begin.plusSeconds(38), RUNNER.id(), 1),
                        outcome(begin.plusSeconds(41), RUNNER, OutcomeStatus.FAILED, Optional.of(full))));
    }

    static Run doneRun() {
        Instant begin = Instant.parse("2026-11-20T10:01:00Z");
        return new Run(
                9, emptyPlan(), "anna@desk", begin, Optional.of(begin.plusMillis(480)), RunStatus.DONE, List.of());
    }

    private static JournalEntry outcome(Instant at, Step step, OutcomeStatus status, Optional<Diagnostic> problem) {
        return new JournalEntry.Outcome(at, step.id(), status, Optional.empty(), Optional.empty(), problem);
    }

    static FieldChange drifted(String path, Value observed, Value desired, Effect effect) {
        return new FieldChange(
                path, Optional.of(desired), Optional.of(observed), Optional.of(desired), effect, Optional.empty());
    }

    private static FieldChange change(String path, @Nullable Value observed, Value desired, Effect effect) {
        return new FieldChange(
                path, Optional.empty(), Optional.ofNullable(observed), Optional.of(desired), effect, Optional.empty());
    }

    private static Building step(String address, String key, Layer layer, Action action) {
        return new Building(new StepId(Address.parse(address), key), layer, action);
    }

    private static final class Building {
        private final StepId id;
        private final Layer layer;
        private final Action action;
        private Reason reason = Reason.of(Reason.Code.DECLARED);
        private Risk risk = Risk.SAFE;
        private List<FieldChange> changes = List.of();
        private List<StepId> after = List.of();
        private Optional<Duration> estimate = Optional.empty();

        private Building(StepId id, Layer layer, Action action) {
            this.id = id;
            this.layer = layer;
            this.action = action;
        }

        Building because(Reason.Code code, String text) {
            reason = new Reason(code, text);
            return this;
        }

        Building risk(Risk other) {
            risk = other;
            return this;
        }

        Building takes(long seconds) {
            estimate = Optional.of(Duration.ofSeconds(seconds));
            return this;
        }

        Building after(Step step) {
            after = List.of(step.id());
            return this;
        }

        Building changes(FieldChange... fields) {
            changes = List.of(fields);
            return this;
        }

        Step build() {
            Target target = layer == Layer.NAMES ? NS : TOWER;
            return new Step(
                    id,
                    layer,
                    target,
                    action,
                    "call",
                    Fields.EMPTY,
                    Optional.empty(),
                    changes,
                    reason,
                    risk,
                    Optional.empty(),
                    after,
                    List.of(),
                    estimate);
        }
    }
}
