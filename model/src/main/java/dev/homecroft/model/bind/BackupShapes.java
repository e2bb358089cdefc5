package dev.homecroft.model.bind;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Backup;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.model.time.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Backups: servers, datastores, jobs, copies, drills, isolation. */
final class BackupShapes {
    private static final Field<List<Ref>> JOBS =
            Field.of("jobs", Types.listOf(Links.to(Section.BACKUP_JOBS)), "The jobs that take it.");
    private static final Field<String> EXEMPT = Field.of("exempt", Types.TEXT, "Why it needs no backup.");
    static final Shape POLICY = Shape.of("how it is saved", JOBS, EXEMPT);

    static Backup policy(Entry entry) {
        return new Backup(entry.list(JOBS), entry.get(EXEMPT));
    }

    private static final Field<Long> LAST = Field.of("last", Types.whole(0, 10_000), "How many of the last are kept.");
    private static final Field<Long> HOURLY = Field.of("hourly", Types.whole(0, 10_000), "How many hours keep one.");
    private static final Field<Long> DAILY = Field.of("daily", Types.whole(0, 10_000), "How many days keep one.");
    private static final Field<Long> WEEKLY = Field.of("weekly", Types.whole(0, 10_000), "How many weeks keep one.");
    private static final Field<Long> MONTHLY = Field.of("monthly", Types.whole(0, 10_000), "How many months keep one.");
    private static final Field<Long> YEARLY = Field.of("yearly", Types.whole(0, 10_000), "How many years keep one.");
    private static final Shape KEEP = Shape.of("a retention", LAST, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY);

    private static Backups.Retention keep(Entry entry) {
        return new Backups.Retention(
                entry.get(LAST),
                entry.get(HOURLY),
                entry.get(DAILY),
                entry.get(WEEKLY),
                entry.get(MONTHLY),
                entry.get(YEARLY));
    }

    static final Type<Backups.Retention> RETENTION = Links.nested(KEEP, BackupShapes::keep);

    private static final Field<String> KIND = Field.of("kind", Types.TEXT, "The software; pbs when not stated.");
    private static final Field<Ref> ON =
            Field.of("on", Links.toAny(Section.HOSTS, Section.GUESTS), "The host or guest that it runs on.");
    private static final Field<URI> ENDPOINT = Field.of("endpoint", Types.URL, "Where its API answers.");
    private static final Field<String> FINGERPRINT =
            Field.of("fingerprint", Types.TEXT, "SHA-256 of the certificate of its API.");
    private static final Field<SecretRef> TOKEN =
            Field.of("token", Links.SECRET, "The secret with the token of its API.");
    static final Shape SERVER =
            Shape.of("a backup server", PlaceShapes.STATUS, KIND, ON, ENDPOINT, FINGERPRINT, TOKEN, MachineShapes.NOTE);

    static Backups.Server server(Entry entry) {
        return new Backups.Server(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.or(KIND, "pbs"),
                entry.get(ON),
                entry.get(ENDPOINT),
                entry.get(FINGERPRINT),
                entry.get(TOKEN),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<Ref> SERVER_FIELD =
            Field.of("server", Links.to(Section.BACKUP_SERVERS), "The server that writes it.");
    private static final Field<Ref> DATASTORE_ON = Field.of(
            "on",
            Links.toAny(Section.NAS, Section.HOSTS, Section.GUESTS, Section.EXTERNAL),
            "Where it lies: an appliance, a host, a guest or a service outside.");
    private static final Field<String> DATASET = Field.of("dataset", Types.TEXT, "The dataset of the appliance.");
    private static final Field<String> PATH = Field.of("path", Types.TEXT, "The folder or bucket.");
    private static final Field<ByteSize> SIZE = Field.of("size", Types.SIZE, "Room that it has.");
    private static final Field<Schedule> VERIFY =
            Field.of("verify", TimeTypes.CALENDAR, "How often all of it is read again.");
    private static final Field<Schedule> COLLECT =
            Field.of("collect", TimeTypes.CALENDAR, "How often what nobody refers to is removed.");
    private static final Field<SecretRef> ENCRYPTION_KEY =
            Field.of("encryption-key", Links.SECRET, "The secret with the key of its content.");
    static final Shape DATASTORE = Shape.of(
            "a datastore",
            PlaceShapes.STATUS,
            SERVER_FIELD,
            DATASTORE_ON,
            DATASET,
            PATH,
            SIZE,
            VERIFY,
            COLLECT,
            ENCRYPTION_KEY,
            MachineShapes.NOTE);

    static Backups.Datastore datastore(Entry entry) {
        return new Backups.Datastore(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.get(SERVER_FIELD),
                entry.get(DATASTORE_ON),
                entry.get(DATASET),
                entry.get(PATH),
                entry.get(SIZE),
                entry.get(VERIFY),
                entry.get(COLLECT),
                entry.get(ENCRYPTION_KEY),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<List<Ref>> GUESTS =
            Field.of("guests", Types.listOf(Links.to(Section.GUESTS)), "Guests that it takes.");
    private static final Field<List<String>> TAGS =
            Field.of("tags", Types.listOf(Types.TEXT), "It takes guests with one of these tags.");
    private static final Field<List<Ref>> HYPERVISORS =
            Field.of("hypervisors", Types.listOf(Links.to(Section.HYPERVISORS)), "It takes all guests of these.");
    private static final Field<List<Ref>> EXCEPT =
            Field.of("except", Types.listOf(Links.to(Section.GUESTS)), "Guests that it leaves out.");
    private static final Field<Schedule> SCHEDULE = Field.of(
            "schedule", TimeTypes.CALENDAR, "When, as the calendar of the server has it, such as 02:30 or sat 04:00.");
    private static final Field<Ref> DATASTORE_FIELD =
            Field.of("datastore", Links.to(Section.DATASTORES), "Where it writes.");
    private static final Field<Backups.Retention> KEEP_FIELD =
            Field.of("keep", Links.nested(KEEP, BackupShapes::keep), "How many backups are kept.");
    private static final Field<String> MODE = Field.of(
            "mode",
            Types.matching("`snapshot`, `suspend` or `stop`", "snapshot|suspend|stop"),
            "snapshot, suspend or stop.");
    private static final Field<String> MAIL_TO = Field.of("mail-to", Types.TEXT, "Who hears of its end.");
    static final Shape JOB = Shape.of(
            "a backup job",
            PlaceShapes.STATUS,
            GUESTS,
            TAGS,
            HYPERVISORS,
            EXCEPT,
            SCHEDULE,
            DATASTORE_FIELD,
            KEEP_FIELD,
            MODE,
            MAIL_TO,
            MachineShapes.NOTE);

    static Backups.Job job(Entry entry) {
        return new Backups.Job(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.list(GUESTS),
                entry.list(TAGS),
                entry.list(HYPERVISORS),
                entry.list(EXCEPT),
                entry.get(SCHEDULE),
                entry.get(DATASTORE_FIELD),
                entry.get(KEEP_FIELD),
                entry.get(MODE),
                entry.get(MAIL_TO),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<Backups.Tier> TIER =
            Field.of("tier", Types.oneOf(Backups.Tier.class), "What it is for: daily, archive or off-site.");
    private static final Field<Ref> FROM =
            Field.required("from", Links.to(Section.DATASTORES), "The datastore that is copied.");
    private static final Field<Ref> TO =
            Field.required("to", Links.to(Section.DATASTORES), "The datastore that it is copied into.");
    static final Shape COPY = Shape.of(
            "a copy of a datastore", PlaceShapes.STATUS, TIER, FROM, TO, SCHEDULE, KEEP_FIELD, MachineShapes.NOTE);

    static Backups.Copy copy(Entry entry) {
        return new Backups.Copy(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.get(TIER),
                entry.must(FROM, Parties.nobody(Section.DATASTORES, entry)),
                entry.must(TO, Parties.nobody(Section.DATASTORES, entry)),
                entry.get(SCHEDULE),
                entry.get(KEEP_FIELD),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<List<Ref>> RESTORE = Field.required(
            "restore",
            Types.listOf(Links.toAny(
                    Section.GUESTS, Section.NAS, Section.DATABASES, Section.HOSTS, Section.APPS, Section.CLUSTERS)),
            "What is restored.");
    private static final Field<Ref> DRILL_FROM =
            Field.of("from", Links.to(Section.DATASTORES), "Where it is restored from.");
    private static final Field<Duration> EVERY = Field.of("every", Types.DURATION, "How often it is due.");
    private static final Field<LocalDate> DRILL_LAST =
            Field.of("last", Parties.DATE, "When it was done last, such as 2026-01-31.");
    private static final Field<String> RUNBOOK = Field.of("runbook", Types.TEXT, "Where its steps are written.");
    static final Shape DRILL =
            Shape.of("a restore drill", RESTORE, DRILL_FROM, EVERY, DRILL_LAST, MachineShapes.OWNER, RUNBOOK);

    static Backups.Drill drill(Entry entry) {
        return new Backups.Drill(
                entry.name(),
                entry.must(RESTORE, List.of()),
                entry.get(DRILL_FROM),
                entry.get(EVERY),
                entry.get(DRILL_LAST),
                entry.get(MachineShapes.OWNER),
                entry.get(RUNBOOK),
                entry.origin());
    }

    private static final Field<List<Ref>> APART = Field.required(
            "apart",
            Types.listOf(Links.toAny(
                    Section.DATASTORES,
                    Section.BACKUP_SERVERS,
                    Section.NAS,
                    Section.HYPERVISORS,
                    Section.GUESTS,
                    Section.HOSTS)),
            "Things of which no two may be lost together.");
    private static final Field<Backups.Level> LEVEL = Field.of(
            "level",
            Types.oneOf(Backups.Level.class),
            "What they may not share: appliance, host, feed or site; appliance when not stated.");
    private static final Field<String> WHY = Field.of("why", Types.TEXT, "What it is for.");
    static final Shape ISOLATION = Shape.of("a rule of isolation", APART, LEVEL, WHY);

    static Backups.Isolation isolation(Entry entry) {
        return new Backups.Isolation(
                entry.name(),
                entry.must(APART, List.of()),
                entry.or(LEVEL, Backups.Level.APPLIANCE),
                entry.get(WHY),
                entry.origin());
    }

    private BackupShapes() {}
}
