package dev.homecroft.model.bind;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.kube.App;
import dev.homecroft.model.kube.Exposure;
import dev.homecroft.model.kube.NasShare;
import dev.homecroft.model.storage.Backup;
import java.util.List;
import java.util.Map;

/** Apps, and how apps and components are exposed. */
final class AppShapes {
    private static final Field<Exposure.Plane> EXPOSURE = Field.of(
            "exposure", Types.oneOf(Exposure.Plane.class), "Where it is to be reached from: public, private or both.");
    private static final Field<String> WHY = Field.of("why", Types.TEXT, "Why it is exposed like that.");
    private static final Field<List<Fqdn>> HOSTNAMES =
            Field.of("hostnames", Types.listOf(Types.FQDN), "Names that it answers to.");
    private static final Field<List<Ref>> GATEWAYS =
            Field.of("gateways", Types.listOf(Links.to(Section.GATEWAYS)), "Gateways that route its names to it.");
    private static final Field<List<Ref>> ACCESS = Field.of(
            "access",
            Types.listOf(Links.to(Section.ACCESS_POLICIES)),
            "Policies that must let somebody through before it is reached.");
    private static final Field<Boolean> OIDC =
            Field.of("oidc", Types.FLAG, "Whether the gateway asks for a login first.");
    private static final Field<Boolean> ADMIN = Field.of(
            "admin", Types.FLAG, "Whether it is an administrative surface: who gets in, owns what is behind it.");
    /** What stands both at apps and at components. */
    static final List<Field<?>> EXPOSED = List.of(EXPOSURE, WHY, HOSTNAMES, GATEWAYS, ACCESS, OIDC, ADMIN);

    static Exposure exposure(Entry entry) {
        return new Exposure(
                entry.get(EXPOSURE),
                entry.get(WHY),
                entry.list(HOSTNAMES),
                entry.list(GATEWAYS),
                entry.list(ACCESS),
                entry.or(OIDC, false),
                entry.or(ADMIN, false));
    }

    private static final Field<String> CLASS = Field.of("class", Types.TEXT, "Storage class, such as longhorn.");
    private static final Field<NasShare> SHARE =
            Field.of("share", new ShareName(), "Share of a NAS that it is, such as truenas/media.");
    private static final Field<ByteSize> SIZE = Field.of("size", Types.SIZE, "Its size.");
    private static final Field<String> MOUNT = Field.of("mount", Types.TEXT, "Where the app sees it.");
    private static final Field<Boolean> VOLUME_BACKUP = Field.of("backup", Types.FLAG, "Whether backups take it.");
    private static final Shape VOLUME = Shape.of("a volume of an app", CLASS, SHARE, SIZE, MOUNT, VOLUME_BACKUP);

    private static App.Volume volume(Entry entry) {
        return new App.Volume(
                entry.name(),
                entry.get(CLASS),
                entry.get(SHARE),
                entry.get(SIZE),
                entry.get(MOUNT),
                entry.get(VOLUME_BACKUP),
                entry.origin());
    }

    private static final Field<List<String>> PLACE_NODES =
            Field.of("nodes", Types.listOf(Types.TEXT), "Nodes that may take it; any when not stated.");
    private static final Field<Map<String, String>> PLACE_LABELS = Field.of(
            "labels",
            Types.mapOf("a mapping from labels to values", Types.TEXT),
            "Labels that a node must have to take it.");
    private static final Field<List<String>> TOLERATIONS = Field.of(
            "tolerations",
            Types.listOf(Types.matching(
                    "a taint such as dedicated=nas:NoSchedule, or its key alone",
                    "[A-Za-z0-9./_-]+(=[A-Za-z0-9._-]*)?(:(NoSchedule|PreferNoSchedule|NoExecute))?")),
            "Taints that it puts up with.");
    private static final Field<Boolean> SPREAD = Field.of("spread", Types.FLAG, "Whether its replicas share no node.");
    private static final Shape PLACEMENT_SHAPE =
            Shape.of("a placement", PLACE_NODES, PLACE_LABELS, TOLERATIONS, SPREAD);

    private static final Field<List<Ref>> CLUSTERS = Field.of(
            "clusters", Types.listOf(Links.to(Section.CLUSTERS)), "Where it runs; the only cluster when not stated.");
    private static final Field<Ref> ON = Field.of(
            "on", Links.toAny(Section.HOSTS, Section.GUESTS), "The guest or host it runs on, outside of Kubernetes.");
    private static final Field<Backup> BACKUP = Field.of(
            "backup",
            Links.nested(BackupShapes.POLICY, BackupShapes::policy),
            "The jobs that save it, or why none needs to.");
    private static final Field<String> SOURCE = Field.of("source", Types.TEXT, "Where its code is, if it is your own.");
    private static final Field<String> PIPELINE =
            Field.of("pipeline", Types.TEXT, "What builds its images, such as GitHub Actions.");
    private static final Field<String> NAMESPACE = Field.of("namespace", Types.TEXT, "Its namespace.");
    private static final Field<String> PATH = Field.of(
            "path",
            Types.matching("a folder such as apps/immich", "[^/\\s]+(/[^/\\s]+)*"),
            "Its folder in the tree of its cluster; found by its name when not stated.");
    private static final Field<Map<String, App.Volume>> STORAGE =
            Field.of("storage", Links.entries(VOLUME, AppShapes::volume), "Volumes by name.");
    private static final Field<List<SecretRef>> SECRETS =
            Field.of("secrets", Types.listOf(Links.SECRET), "Secrets that it needs.");
    private static final Field<List<Ref>> NEEDS = Field.of(
            "needs",
            Types.listOf(Links.toAny(Section.HOSTS, Section.GUESTS, Section.APPS)),
            "Apps, guests and hosts that must be up before it.");
    private static final Field<App.Placement> PLACEMENT = Field.of(
            "placement",
            Links.nested(
                    PLACEMENT_SHAPE,
                    entry -> new App.Placement(
                            entry.list(PLACE_NODES),
                            entry.map(PLACE_LABELS),
                            entry.list(TOLERATIONS),
                            entry.or(SPREAD, false))),
            "Which nodes may take it.");
    private static final Field<List<String>> IMAGES =
            Field.of("images", Types.listOf(Types.TEXT), "Its images, such as ghcr.io/example/hausparty.");
    private static final Field<String> RUNBOOK = Field.of("runbook", Types.TEXT, "Where its runbook is.");
    static final Shape APP = Shape.of(
                    "an app",
                    PlaceShapes.STATUS,
                    CLUSTERS,
                    ON,
                    NAMESPACE,
                    PATH,
                    STORAGE,
                    SECRETS,
                    NEEDS,
                    PLACEMENT,
                    BACKUP,
                    IMAGES,
                    SOURCE,
                    PIPELINE,
                    MachineShapes.OWNER,
                    RUNBOOK,
                    MachineShapes.NOTE)
            .with(EXPOSED);

    static App app(Entry entry) {
        return new App(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.list(CLUSTERS),
                entry.get(ON),
                entry.get(NAMESPACE),
                entry.get(PATH),
                exposure(entry),
                entry.map(STORAGE),
                entry.list(SECRETS),
                entry.list(NEEDS),
                entry.or(PLACEMENT, App.Placement.ANYWHERE),
                entry.get(BACKUP),
                entry.list(IMAGES),
                entry.get(SOURCE),
                entry.get(PIPELINE),
                entry.get(MachineShapes.OWNER),
                entry.get(RUNBOOK),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private AppShapes() {}
}
