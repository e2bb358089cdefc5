package dev.homecroft.model.bind;

import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.time.Schedule;
import dev.homecroft.model.virt.HaRule;
import dev.homecroft.model.virt.HighAvailability;
import dev.homecroft.model.virt.HighAvailability.State;
import dev.homecroft.model.virt.Replication;
import java.util.List;
import java.util.Map;

/** What happens when a node fails: guests that move, where to, and the copies of their disks. */
final class HaShapes {
    private static final Field<State> STATE = Field.of(
            "state", Types.oneOf(State.class), "What is kept up: started, stopped, disabled or ignored; started.");
    private static final Field<Long> MAX_RESTART =
            Field.of("max-restart", Types.whole(0, 10), "How often it is started again on its node; 1.");
    private static final Field<Long> MAX_RELOCATE =
            Field.of("max-relocate", Types.whole(0, 10), "How often it is moved when it does not start; 1.");
    private static final Field<Boolean> FAILBACK =
            Field.of("failback", Types.FLAG, "Whether it goes back when a better node is up again; it does.");
    static final Shape RESOURCE = Shape.of(
            "what happens when its node fails", STATE, MAX_RESTART, MAX_RELOCATE, FAILBACK, AccessShapes.COMMENT);

    static HighAvailability resource(Entry entry) {
        return new HighAvailability(
                entry.or(STATE, State.STARTED),
                entry.get(MAX_RESTART),
                entry.get(MAX_RELOCATE),
                entry.get(FAILBACK),
                entry.get(AccessShapes.COMMENT),
                entry.origin());
    }

    private static final Field<HaRule.Kind> KIND = Field.required(
            "kind",
            Types.oneOf(HaRule.Kind.class),
            "node-affinity binds guests to hosts, resource-affinity to others.");
    private static final Field<List<Ref>> GUESTS =
            Field.required("guests", Types.listOf(Links.to(Section.GUESTS)), "Whom it is about.");
    private static final Field<Map<String, Long>> NODES = Field.of(
            "nodes",
            Types.mapOf("a mapping from hosts to priorities", List.of(Section.HOSTS), Types.whole(0, 1000)),
            "Priority of each host; the highest that is up is taken.");
    private static final Field<Boolean> STRICT =
            Field.of("strict", Types.FLAG, "Whether its guests may run nowhere else.");
    private static final Field<HaRule.Affinity> AFFINITY = Field.of(
            "affinity",
            Types.oneOf(HaRule.Affinity.class),
            "positive keeps its guests together on one node, negative apart.");
    private static final Shape RULE = Shape.of(
            "a rule of high availability",
            KIND,
            GUESTS,
            NODES,
            STRICT,
            AFFINITY,
            AccessShapes.ENABLED,
            AccessShapes.COMMENT);
    static final Field<Map<String, HaRule>> RULES = Field.of(
            "ha-rules",
            Links.entries(RULE, HaShapes::rule),
            "Where guests may be after a failure, and which belong together or apart.");

    private static HaRule rule(Entry entry) {
        return new HaRule(
                entry.name(),
                entry.must(KIND, HaRule.Kind.NODE_AFFINITY),
                entry.must(GUESTS, List.of()),
                entry.map(NODES),
                entry.or(STRICT, false),
                entry.get(AFFINITY),
                entry.or(AccessShapes.ENABLED, true),
                entry.get(AccessShapes.COMMENT),
                entry.origin());
    }

    private static final Field<Ref> GUEST =
            Field.required("guest", Links.to(Section.GUESTS), "The guest whose disks are copied.");
    private static final Field<Ref> TO = Field.required("to", Links.to(Section.HOSTS), "The host that has the copy.");
    private static final Field<Schedule> SCHEDULE =
            Field.of("schedule", TimeTypes.CALENDAR, "When; every 15 minutes when not stated.");
    private static final Field<Long> RATE = Field.of("rate", Types.whole(1, 100_000), "Megabytes a second, at most.");
    private static final Shape REPLICATION =
            Shape.of("a replication", GUEST, TO, SCHEDULE, RATE, AccessShapes.ENABLED, AccessShapes.COMMENT);
    static final Field<Map<String, Replication>> REPLICATIONS = Field.of(
            "replication",
            Links.entries(REPLICATION, HaShapes::replication),
            "Disks of guests that are copied to another node again and again; needs ZFS on both.");

    private HaShapes() {}

    private static Replication replication(Entry entry) {
        Ref guest = new Ref(Section.GUESTS, "none", entry.origin().key());
        return new Replication(
                entry.name(),
                entry.must(GUEST, guest),
                entry.must(TO, new Ref(Section.HOSTS, "none", entry.origin().key())),
                entry.get(SCHEDULE),
                entry.get(RATE),
                entry.or(AccessShapes.ENABLED, true),
                entry.get(AccessShapes.COMMENT),
                entry.origin());
    }
}
