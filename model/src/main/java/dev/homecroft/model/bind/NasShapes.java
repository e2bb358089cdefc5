package dev.homecroft.model.bind;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.Party;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Nas;
import dev.homecroft.model.time.Schedule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Storage appliances. */
final class NasShapes {
    private static final Field<Nas.Tier> TIER =
            Field.of("tier", Types.oneOf(Nas.Tier.class), "hot for active data, cold for long-term retention.");
    private static final Field<String> LAYOUT =
            Field.of("layout", Types.TEXT, "How disks make it up, such as mirror or raidz1.");
    private static final Field<List<String>> DISKS =
            Field.of("disks", Types.listOf(Types.TEXT), "Names of disks of the host that it runs on.");
    private static final Field<ByteSize> SIZE = Field.of("size", Types.SIZE, "What can be used of it.");
    private static final Field<Boolean> ENCRYPTED = Field.of("encrypted", Types.FLAG, "Whether it is encrypted.");
    private static final Shape POOL = Shape.of("a pool", TIER, LAYOUT, DISKS, SIZE, ENCRYPTED, MachineShapes.NOTE);

    private static Nas.Pool pool(Entry entry) {
        return new Nas.Pool(
                entry.name(),
                entry.get(TIER),
                entry.get(LAYOUT),
                entry.list(DISKS),
                entry.get(SIZE),
                entry.get(ENCRYPTED),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<ByteSize> QUOTA = Field.of("quota", Types.SIZE, "It and all below it may take no more.");
    private static final Field<ByteSize> RESERVATION = Field.of("reservation", Types.SIZE, "It is promised as much.");
    private static final Field<String> OWNER =
            Field.of("owner", Types.TEXT, "User and group that own it, such as apps:apps.");
    private static final Field<String> MODE = Field.of("mode", Types.TEXT, "Permissions of its root.");
    private static final Field<String> COMPRESSION =
            Field.of("compression", Types.TEXT, "Compression in the words of ZFS.");
    private static final Field<ByteSize> RECORD_SIZE = Field.of("record-size", Types.SIZE, "Largest block.");
    private static final Shape DATASET = Shape.of(
            "a dataset", QUOTA, RESERVATION, OWNER, MODE, COMPRESSION, RECORD_SIZE, ENCRYPTED, MachineShapes.NOTE);

    private static Nas.Dataset dataset(Entry entry) {
        return new Nas.Dataset(
                entry.name(),
                entry.get(QUOTA),
                entry.get(RESERVATION),
                entry.get(OWNER),
                entry.get(MODE),
                entry.get(COMPRESSION),
                entry.get(RECORD_SIZE),
                entry.get(ENCRYPTED),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<Nas.Protocol> PROTOCOL =
            Field.required("protocol", Types.oneOf(Nas.Protocol.class), "nfs, smb or iscsi.");
    private static final Field<String> DATASET_FIELD =
            Field.required("dataset", Types.TEXT, "The dataset that it shows.");
    private static final Field<List<Party>> CLIENTS = Field.of(
            "clients", Types.listOf(Parties.PARTY), "Who may: networks, tiers, hosts, guests, groups or addresses.");
    private static final Field<List<String>> USERS = Field.of("users", Types.listOf(Types.TEXT), "Users that may.");
    private static final Field<Boolean> READ_ONLY = Field.of("read-only", Types.FLAG, "Whether nobody may write.");
    private static final Field<String> MAP_ALL =
            Field.of("map-all", Types.TEXT, "The user that every client is taken for.");
    private static final Shape SHARE =
            Shape.of("a share", PROTOCOL, DATASET_FIELD, CLIENTS, USERS, READ_ONLY, MAP_ALL, MachineShapes.NOTE);

    private static Nas.Share share(Entry entry) {
        return new Nas.Share(
                entry.name(),
                entry.must(PROTOCOL, Nas.Protocol.NFS),
                entry.must(DATASET_FIELD, ""),
                entry.list(CLIENTS),
                entry.list(USERS),
                entry.or(READ_ONLY, false),
                entry.get(MAP_ALL),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<String> SNAPSHOT_DATASET =
            Field.required("dataset", Types.TEXT, "The dataset that it takes.");
    private static final Field<Boolean> RECURSIVE =
            Field.of("recursive", Types.FLAG, "Whether it takes all below as well.");
    private static final Field<Schedule> SCHEDULE =
            Field.of("schedule", TimeTypes.ANY, "When: a calendar event such as daily or sat 04:00, or cron.");
    private static final Field<Duration> KEEP = Field.of("keep", Types.DURATION, "How long a snapshot lives.");
    private static final Shape SNAPSHOT = Shape.of("a snapshot task", SNAPSHOT_DATASET, RECURSIVE, SCHEDULE, KEEP);

    private static Nas.SnapshotTask snapshot(Entry entry) {
        return new Nas.SnapshotTask(
                entry.name(),
                entry.must(SNAPSHOT_DATASET, ""),
                entry.or(RECURSIVE, false),
                entry.get(SCHEDULE),
                entry.get(KEEP),
                entry.origin());
    }

    private static final Field<List<String>> DATASETS =
            Field.required("datasets", Types.listOf(Types.TEXT), "What is copied.");
    private static final Field<Ref> TO =
            Field.of("to", Links.to(Section.NAS), "The appliance that it goes to; the same one when not stated.");
    private static final Field<String> TARGET = Field.required("target", Types.TEXT, "The dataset there.");
    private static final Field<Nas.Direction> DIRECTION =
            Field.of("direction", Types.oneOf(Nas.Direction.class), "Who begins, push or pull; push when not stated.");
    private static final Field<Boolean> REPLICATION_RECURSIVE =
            Field.of("recursive", Types.FLAG, "Whether all below is copied as well.");
    private static final Field<Duration> REPLICATION_KEEP =
            Field.of("keep", Types.DURATION, "How long a snapshot lives there.");
    private static final Shape REPLICATION = Shape.of(
            "a replication",
            PlaceShapes.STATUS,
            DATASETS,
            TO,
            TARGET,
            DIRECTION,
            REPLICATION_RECURSIVE,
            SCHEDULE,
            REPLICATION_KEEP);

    private static Nas.Replication replication(Entry entry) {
        return new Nas.Replication(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(DATASETS, List.of()),
                entry.get(TO),
                entry.must(TARGET, ""),
                entry.or(DIRECTION, Nas.Direction.PUSH),
                entry.or(REPLICATION_RECURSIVE, true),
                entry.get(SCHEDULE),
                entry.get(REPLICATION_KEEP),
                entry.origin());
    }

    private static final Field<String> CLOUD_SYNC_DATASET = Field.required("dataset", Types.TEXT, "What is copied.");
    private static final Field<Ref> CLOUD_SYNC_TO =
            Field.of("to", Links.to(Section.EXTERNAL), "The service outside that keeps it.");
    private static final Field<String> BUCKET = Field.of("bucket", Types.TEXT, "Bucket and folder there.");
    private static final Field<Boolean> CLOUD_SYNC_ENCRYPTED =
            Field.of("encrypted", Types.FLAG, "Whether the service sees no content.");
    private static final Field<SecretRef> CREDENTIALS =
            Field.of("credentials", Links.SECRET, "The secret that opens the bucket.");
    private static final Shape CLOUD_SYNC = Shape.of(
            "a cloud sync task",
            PlaceShapes.STATUS,
            CLOUD_SYNC_DATASET,
            CLOUD_SYNC_TO,
            BUCKET,
            DIRECTION,
            CLOUD_SYNC_ENCRYPTED,
            SCHEDULE,
            CREDENTIALS);

    private static Nas.CloudSync cloudSync(Entry entry) {
        return new Nas.CloudSync(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(CLOUD_SYNC_DATASET, ""),
                entry.get(CLOUD_SYNC_TO),
                entry.get(BUCKET),
                entry.or(DIRECTION, Nas.Direction.PUSH),
                entry.or(CLOUD_SYNC_ENCRYPTED, false),
                entry.get(SCHEDULE),
                entry.get(CREDENTIALS),
                entry.origin());
    }

    private static final Field<Ref> RSYNC_TO = Field.of(
            "to",
            Links.toAny(Section.NAS, Section.HOSTS, Section.GUESTS, Section.EXTERNAL),
            "Who is at the other end.");
    private static final Field<String> PATH = Field.of("path", Types.TEXT, "Folder or module there.");
    private static final Shape RSYNC =
            Shape.of("an rsync task", PlaceShapes.STATUS, CLOUD_SYNC_DATASET, RSYNC_TO, PATH, DIRECTION, SCHEDULE);

    private static Nas.Rsync rsync(Entry entry) {
        return new Nas.Rsync(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(CLOUD_SYNC_DATASET, ""),
                entry.get(RSYNC_TO),
                entry.get(PATH),
                entry.or(DIRECTION, Nas.Direction.PUSH),
                entry.get(SCHEDULE),
                entry.origin());
    }

    private static final Field<Long> UID = Field.of("uid", Types.whole(0, 4_294_967_294L), "Number of the user.");
    private static final Field<List<String>> GROUPS =
            Field.of("groups", Types.listOf(Types.TEXT), "Groups that the user is in.");
    private static final Field<SecretRef> PASSWORD =
            Field.of("password", Links.SECRET, "The secret with the password.");
    private static final Field<List<String>> SSH_KEYS =
            Field.of("ssh-keys", Types.listOf(Types.TEXT), "Public keys that may log in.");
    private static final Shape USER = Shape.of("a user", UID, GROUPS, PASSWORD, SSH_KEYS, MachineShapes.NOTE);

    private static Nas.User user(Entry entry) {
        return new Nas.User(
                entry.name(),
                entry.get(UID),
                entry.list(GROUPS),
                entry.get(PASSWORD),
                entry.list(SSH_KEYS),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<String> KIND = Field.of("kind", Types.TEXT, "The software; truenas when not stated.");
    private static final Field<Ref> ON =
            Field.of("on", Links.toAny(Section.HOSTS, Section.GUESTS), "The host or guest that it is.");
    private static final Field<Version> VERSION = Field.of("version", Types.VERSION, "Its version.");
    private static final Field<URI> ENDPOINT = Field.of("endpoint", Types.URL, "Where its API answers.");
    private static final Field<SecretRef> TOKEN =
            Field.of("token", Links.SECRET, "The secret with the key of its API.");
    private static final Field<Map<String, Nas.Pool>> POOLS =
            Field.of("pools", Links.entries(POOL, NasShapes::pool), "Pools by name.");
    private static final Field<Map<String, Nas.Dataset>> NAS_DATASETS = Field.of(
            "datasets",
            Links.entries(DATASET, NasShapes::dataset),
            "Datasets by path from the pool on, such as tank/media.");
    private static final Field<Map<String, Nas.Share>> SHARES =
            Field.of("shares", Links.entries(SHARE, NasShapes::share), "Shares by name.");
    private static final Field<Map<String, Nas.SnapshotTask>> SNAPSHOTS =
            Field.of("snapshots", Links.entries(SNAPSHOT, NasShapes::snapshot), "Snapshot tasks by name.");
    private static final Field<Map<String, Nas.Replication>> REPLICATIONS =
            Field.of("replications", Links.entries(REPLICATION, NasShapes::replication), "Replications by name.");
    private static final Field<Map<String, Nas.CloudSync>> CLOUD_SYNCS = Field.of(
            "cloud-syncs", Links.entries(CLOUD_SYNC, NasShapes::cloudSync), "Copies to services outside by name.");
    private static final Field<Map<String, Nas.Rsync>> RSYNCS =
            Field.of("rsyncs", Links.entries(RSYNC, NasShapes::rsync), "Copies by rsync by name.");
    private static final Field<Map<String, Nas.User>> NAS_USERS =
            Field.of("users", Links.entries(USER, NasShapes::user), "Users by name.");
    static final Shape NAS = Shape.of(
            "a storage appliance",
            PlaceShapes.STATUS,
            KIND,
            ON,
            VERSION,
            ENDPOINT,
            TOKEN,
            POOLS,
            NAS_DATASETS,
            SHARES,
            SNAPSHOTS,
            REPLICATIONS,
            CLOUD_SYNCS,
            RSYNCS,
            NAS_USERS,
            MachineShapes.OWNER,
            MachineShapes.NOTE);

    static Nas nas(Entry entry) {
        return new Nas(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.or(KIND, "truenas"),
                entry.get(ON),
                entry.get(VERSION),
                entry.get(ENDPOINT),
                entry.get(TOKEN),
                entry.map(POOLS),
                entry.map(NAS_DATASETS),
                entry.map(SHARES),
                entry.map(SNAPSHOTS),
                entry.map(REPLICATIONS),
                entry.map(CLOUD_SYNCS),
                entry.map(RSYNCS),
                entry.map(NAS_USERS),
                entry.get(MachineShapes.OWNER),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private NasShapes() {}
}
