package dev.homecroft.model.bind;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Database;
import dev.homecroft.model.time.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Databases. */
final class DatabaseShapes {
    private static final Field<Long> INSTANCES =
            Field.of("instances", Types.whole(1, 100), "How many run; 1 when not stated.");
    private static final Field<String> MODE = Field.of("mode", Types.TEXT, "session, transaction or statement.");
    private static final Shape POOLER = Shape.of("a pooler", INSTANCES, MODE);

    private static Database.Pooler pooler(Entry entry) {
        return new Database.Pooler(entry.or(INSTANCES, 1L), entry.get(MODE));
    }

    private static final Field<Ref> TO = Field.of(
            "to",
            Links.toAny(Section.EXTERNAL, Section.NAS, Section.DATASTORES),
            "The service, appliance or datastore that keeps it.");
    private static final Field<String> PATH = Field.of("path", Types.TEXT, "Folder or bucket there.");
    private static final Field<Schedule> SCHEDULE =
            Field.of("schedule", TimeTypes.ANY, "When a whole backup is taken: cron, or a calendar event.");
    private static final Field<Duration> KEEP = Field.of("keep", Types.DURATION, "How far back one can go.");
    private static final Field<SecretRef> CREDENTIALS =
            Field.of("credentials", Links.SECRET, "The secret that opens it.");
    private static final Shape ARCHIVE = Shape.of("an archive of changes", TO, PATH, SCHEDULE, KEEP, CREDENTIALS);

    private static Database.Archive archive(Entry entry) {
        return new Database.Archive(
                entry.get(TO), entry.get(PATH), entry.get(SCHEDULE), entry.get(KEEP), entry.get(CREDENTIALS));
    }

    private static final Field<String> USER = Field.of("user", Types.TEXT, "Who owns it there.");
    private static final Field<SecretRef> PASSWORD =
            Field.of("password", Links.SECRET, "The secret with the password.");
    private static final Field<Ref> APP = Field.of("app", Links.to(Section.APPS), "Whose data it holds.");
    private static final Field<List<String>> EXTENSIONS =
            Field.of("extensions", Types.listOf(Types.TEXT), "Extensions that it needs.");
    private static final Shape SCHEMA = Shape.of("a database of an instance", USER, PASSWORD, APP, EXTENSIONS);

    private static Database.Schema schema(Entry entry) {
        return new Database.Schema(
                entry.name(),
                entry.get(USER),
                entry.get(PASSWORD),
                entry.get(APP),
                entry.list(EXTENSIONS),
                entry.origin());
    }

    private static final Field<String> ENGINE =
            Field.required("engine", Types.TEXT, "The software, such as postgresql, mariadb or dragonfly.");
    private static final Field<String> OPERATOR =
            Field.of("operator", Types.TEXT, "Who runs it in Kubernetes, such as cloudnative-pg.");
    private static final Field<Ref> ON =
            Field.of("on", Links.toAny(Section.GUESTS, Section.HOSTS), "The guest or host that it runs on.");
    private static final Field<Ref> CLUSTER =
            Field.of("cluster", Links.to(Section.CLUSTERS), "The Kubernetes cluster that it runs in.");
    private static final Field<Version> VERSION = Field.of("version", Types.VERSION, "Its version.");
    private static final Field<ByteSize> SIZE = Field.of("size", Types.SIZE, "Room of each instance.");
    private static final Field<String> STORAGE_CLASS =
            Field.of("storage-class", Types.TEXT, "Kind of volume in Kubernetes.");
    private static final Field<Database.Pooler> POOLER_FIELD =
            Field.of("pooler", Links.nested(POOLER, DatabaseShapes::pooler), "What pools connections.");
    private static final Field<Database.Archive> ARCHIVE_FIELD = Field.of(
            "archive", Links.nested(ARCHIVE, DatabaseShapes::archive), "Where backups and the log of changes go.");
    private static final Field<Map<String, Database.Schema>> DATABASES =
            Field.of("databases", Links.entries(SCHEMA, DatabaseShapes::schema), "Databases by name.");
    private static final Field<SecretRef> DATABASE_PASSWORD =
            Field.of("password", Links.SECRET, "The secret with the password of its administrator.");
    static final Shape DATABASE = Shape.of(
            "a database server",
            PlaceShapes.STATUS,
            ENGINE,
            OPERATOR,
            ON,
            CLUSTER,
            VERSION,
            INSTANCES,
            SIZE,
            STORAGE_CLASS,
            POOLER_FIELD,
            ARCHIVE_FIELD,
            DATABASES,
            DATABASE_PASSWORD,
            MachineShapes.OWNER,
            MachineShapes.NOTE);

    static Database database(Entry entry) {
        return new Database(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(ENGINE, ""),
                entry.get(OPERATOR),
                entry.get(ON),
                entry.get(CLUSTER),
                entry.get(VERSION),
                entry.or(INSTANCES, 1L),
                entry.get(SIZE),
                entry.get(STORAGE_CLASS),
                entry.get(POOLER_FIELD),
                entry.get(ARCHIVE_FIELD),
                entry.map(DATABASES),
                entry.get(DATABASE_PASSWORD),
                entry.get(MachineShapes.OWNER),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private DatabaseShapes() {}
}
