package dev.homecroft.model.bind;

import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.care.Decision;
import dev.homecroft.model.care.Mitigation;
import dev.homecroft.model.care.UpdatePolicy;
import dev.homecroft.model.time.Window;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Updates, mitigations, decisions. */
final class CareShapes {
    private static final Type<List<Ref>> ANYTHING = Types.listOf(Links.toAny(
            Section.SITES,
            Section.NETWORKS,
            Section.HOSTS,
            Section.HYPERVISORS,
            Section.GUESTS,
            Section.VIPS,
            Section.DNS_SERVERS,
            Section.FEEDS,
            Section.LINKS,
            Section.DEVICES,
            Section.GROUPS,
            Section.IMAGES,
            Section.AUTHORITIES,
            Section.ISSUERS,
            Section.NAS,
            Section.DATABASES,
            Section.BACKUP_SERVERS,
            Section.DATASTORES,
            Section.EXTERNAL,
            Section.CLUSTERS,
            Section.APPS,
            Section.ENVIRONMENTS,
            Section.GATEWAYS,
            Section.TUNNELS,
            Section.TAILNETS));
    private static final Field<UpdatePolicy.Mode> MODE =
            Field.required("mode", Types.oneOf(UpdatePolicy.Mode.class), "pinned, tracked or automatic.");
    private static final Field<List<Ref>> THINGS = Field.of("things", ANYTHING, "What it governs.");
    private static final Field<String> RANGE =
            Field.of("range", Types.TEXT, "Versions that may be taken, such as v1.36.x.");
    private static final Field<String> VERSION = Field.of("version", Types.TEXT, "Where it stays, for pinned.");
    private static final Field<Duration> MINIMUM_AGE =
            Field.of("minimum-age", Types.DURATION, "How old a release must be.");
    private static final Field<Window> WINDOW =
            Field.of("window", TimeTypes.WINDOW, "When it may happen, such as sun 02:00-05:00.");
    private static final Field<Long> ORDER = Field.of("order", Types.whole(0, 10_000), "Lower comes earlier.");
    private static final Field<String> GATE =
            Field.of("gate", Types.TEXT, "What must be well before the next thing is touched.");
    private static final Field<String> BY = Field.of("by", Types.TEXT, "Who proposes updates, such as renovate.");
    private static final Field<String> WHY = Field.of("why", Types.TEXT, "What it is for.");
    static final Shape UPDATE =
            Shape.of("an update policy", MODE, THINGS, RANGE, VERSION, MINIMUM_AGE, WINDOW, ORDER, GATE, BY, WHY);

    static UpdatePolicy update(Entry entry) {
        return new UpdatePolicy(
                entry.name(),
                entry.must(MODE, UpdatePolicy.Mode.PINNED),
                entry.list(THINGS),
                entry.get(RANGE),
                entry.get(VERSION),
                entry.get(MINIMUM_AGE),
                entry.get(WINDOW),
                entry.get(ORDER),
                entry.get(GATE),
                entry.get(BY),
                entry.get(WHY),
                entry.origin());
    }

    private static final Field<List<Ref>> MITIGATION_THINGS =
            Field.required("things", ANYTHING, "What is weak, such as a single instance.");
    private static final Field<String> RISK = Field.of("risk", Types.TEXT, "What happens when it is lost.");
    private static final Field<String> NEXT = Field.of("next", Types.TEXT, "The next step.");
    private static final Field<Mitigation.State> STATE = Field.of(
            "state", Types.oneOf(Mitigation.State.class), "queued, started, done or accepted; queued when not stated.");
    private static final Field<LocalDate> DUE =
            Field.of("due", Parties.DATE, "When it is to be done, such as 2026-12-31.");
    private static final Field<String> LINK = Field.of("link", Types.TEXT, "Where more is written.");
    static final Shape MITIGATION =
            Shape.of("a mitigation", MITIGATION_THINGS, RISK, NEXT, STATE, MachineShapes.OWNER, DUE, LINK);

    static Mitigation mitigation(Entry entry) {
        return new Mitigation(
                entry.name(),
                entry.must(MITIGATION_THINGS, List.of()),
                entry.get(RISK),
                entry.get(NEXT),
                entry.or(STATE, Mitigation.State.QUEUED),
                entry.get(MachineShapes.OWNER),
                entry.get(DUE),
                entry.get(LINK),
                entry.origin());
    }

    private static final Field<String> TITLE = Field.of("title", Types.TEXT, "What was decided, in a sentence.");
    private static final Field<Decision.State> DECISION_STATE = Field.of(
            "state", Types.oneOf(Decision.State.class), "proposed, accepted or superseded; accepted when not stated.");
    private static final Field<LocalDate> DATE = Field.of("date", Parties.DATE, "When.");
    private static final Field<String> TEXT = Field.of("text", Types.TEXT, "More of it.");
    private static final Field<String> DECISION_WHY = Field.of("why", Types.TEXT, "The reason.");
    private static final Field<List<String>> ALTERNATIVES =
            Field.of("alternatives", Types.listOf(Types.TEXT), "What was not chosen.");
    private static final Field<List<Ref>> ABOUT =
            Field.of("about", ANYTHING, "What the documentation shows it beside.");
    private static final Field<List<Ref>> SUPERSEDES =
            Field.of("supersedes", Types.listOf(Links.to(Section.DECISIONS)), "Decisions that no longer hold.");
    static final Shape DECISION = Shape.of(
            "a decision", TITLE, DECISION_STATE, DATE, TEXT, DECISION_WHY, ALTERNATIVES, ABOUT, SUPERSEDES, LINK);

    static Decision decision(Entry entry) {
        return new Decision(
                entry.name(),
                entry.get(TITLE),
                entry.or(DECISION_STATE, Decision.State.ACCEPTED),
                entry.get(DATE),
                entry.get(TEXT),
                entry.get(DECISION_WHY),
                entry.list(ALTERNATIVES),
                entry.list(ABOUT),
                entry.list(SUPERSEDES),
                entry.get(LINK),
                entry.origin());
    }

    private CareShapes() {}
}
