package dev.homecroft.state.json;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Severity;
import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Foreign;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Held;
import dev.homecroft.state.Identity;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Any nouns of the loop, from a seed: the same seed gives the same value. */
final class StateValues {
    private static final String[] TEXTS = {
        "", "a", "Ünïcödé ▸ \uD83D\uDC27", "line\nline\t\"quoted\\", "{\"x\":1}", "\u0000\u2028"
    };
    private final Random random;

    StateValues(long seed) {
        random = new Random(seed);
    }

    Plan plan(int steps) {
        List<Step> all = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            all.add(step(i, all));
        }
        TreeMap<String, Integer> slots = new TreeMap<>();
        some(() -> slots.put("slot-" + random.nextInt(9), 1 + random.nextInt(5)));
        return PlanJson.identified(new Plan(
                "",
                header(),
                all,
                slots,
                some(() -> new Unchanged(address(), reason())),
                some(() -> new Blocked(address(), diagnostic())),
                some(() -> new Held(address(), ref(), reason(), some(this::text))),
                some(() -> new Foreign(ref(), text(), text(), text()))));
    }

    Observation observation() {
        return new Observation(target(), instant(), freshness(), some(this::object), some(this::diagnostic));
    }

    Run run() {
        return new Run(
                random.nextInt(1000),
                plan(random.nextInt(4)),
                text(),
                instant(),
                maybe(this::instant),
                pick(RunStatus.values()),
                some(this::entry));
    }

    JournalEntry entry() {
        return switch (random.nextInt(3)) {
            case 0 -> new JournalEntry.Intent(instant(), id(7), 1 + random.nextInt(5));
            case 1 -> new JournalEntry.Handle(instant(), id(7), text());
            default ->
                new JournalEntry.Outcome(
                        instant(),
                        id(7),
                        pick(OutcomeStatus.values()),
                        maybe(this::ref),
                        maybe(this::identity),
                        maybe(this::diagnostic));
        };
    }

    Diagnostic diagnostic() {
        return new Diagnostic(
                pick(Severity.values()),
                "some-code",
                text(),
                text(),
                maybe(this::range),
                text(),
                some(() -> new Diagnostic.Context(range(), text())),
                maybe(this::address),
                some(this::text));
    }

    private Step step(int number, List<Step> before) {
        List<StepId> after =
                before.isEmpty() ? List.of() : some(() -> pick(before).id());
        return new Step(
                id(number),
                pick(Layer.values()),
                target(),
                pick(Action.values()),
                "qemu-create",
                fields(),
                maybe(() -> new Expectation(ref(), identity(), maybe(this::mark))),
                some(this::change),
                reason(),
                pick(Risk.values()),
                maybe(this::range),
                after,
                some(this::text),
                maybe(() -> Duration.ofMillis(random.nextInt(100_000))));
    }

    private PlanHeader header() {
        TreeMap<Target, Freshness> reach = new TreeMap<>();
        some(() -> reach.put(target(), freshness()));
        return new PlanHeader(
                "tower",
                text(),
                maybe(this::text),
                instant(),
                maybe(this::text),
                text(),
                reach,
                some(this::text),
                some(this::diagnostic),
                random.nextBoolean());
    }

    private ObservedObject object() {
        return new ObservedObject(
                ref(), text(), text(), maybe(this::identity), maybe(this::mark), fields(), fields(), freshness());
    }

    private FieldChange change() {
        return new FieldChange(
                text(),
                maybe(this::value),
                maybe(this::value),
                maybe(this::value),
                pick(FieldChange.Effect.values()),
                maybe(this::range));
    }

    private Fields fields() {
        Fields.Builder fields = Fields.builder();
        some(() -> fields.put("disks.d" + random.nextInt(5) + ".size", value()));
        return fields.build();
    }

    private Value value() {
        return switch (random.nextInt(6)) {
            case 0 -> Value.of(text());
            case 1 -> Value.of(random.nextLong());
            case 2 -> Value.of(random.nextBoolean());
            case 3 -> Value.of(new ByteSize(random.nextLong(Long.MAX_VALUE)));
            case 4 -> Value.of(new SecretRef("vault", "a/b-" + random.nextInt(9)));
            default -> new Value.Items(some(this::value));
        };
    }

    private Freshness freshness() {
        return switch (random.nextInt(3)) {
            case 0 -> Freshness.FRESH;
            case 1 -> new Freshness.Stale(instant(), text());
            default -> new Freshness.Unreachable(text());
        };
    }

    private Mark mark() {
        return new Mark(text(), address(), maybe(this::identity), text());
    }

    private Identity identity() {
        return new Identity("smbios", "id-" + random.nextInt());
    }

    private ObjectRef ref() {
        return new ObjectRef(target(), "qemu/" + random.nextInt(500));
    }

    private Target target() {
        return new Target("proxmox", "t" + random.nextInt(3));
    }

    private Reason reason() {
        return new Reason(pick(Reason.Code.values()), text());
    }

    private StepId id(int number) {
        return new StepId(new Address("guest", "g" + number), "create");
    }

    private Address address() {
        return new Address("record", "a.example.org/A" + random.nextInt(9));
    }

    private SourceRange range() {
        int offset = random.nextInt(1000);
        return new SourceRange(
                "guests.yaml",
                new SourcePosition(1 + offset / 10, 1 + offset % 10, offset),
                new SourcePosition(200, 3, offset + 5));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private String text() {
        return pick(TEXTS) + random.nextInt(3);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(value.get());
        }
        return values;
    }
}
