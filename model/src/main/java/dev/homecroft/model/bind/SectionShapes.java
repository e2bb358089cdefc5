package dev.homecroft.model.bind;

import dev.homecroft.model.Section;
import dev.homecroft.model.language.Form;
import dev.homecroft.model.language.Language;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of fields of all sections: what binds them is what describes them. */
final class SectionShapes {
    private static final Map<Section, Shape> ENTRIES = entries();

    private static Map<Section, Shape> entries() {
        Map<Section, Shape> shapes = new EnumMap<>(Section.class);
        shapes.put(Section.SITES, PlaceShapes.SITE);
        shapes.put(Section.NETWORKS, PlaceShapes.NETWORK);
        shapes.put(Section.HOSTS, MachineShapes.HOST);
        shapes.put(Section.HYPERVISORS, HypervisorShapes.HYPERVISOR);
        shapes.put(Section.IMAGES, HypervisorShapes.IMAGE);
        shapes.put(Section.GUESTS, GuestShapes.GUEST);
        shapes.put(Section.DNS_SERVERS, NameShapes.SERVER);
        shapes.put(Section.DNS_ZONES, NameShapes.ZONE);
        shapes.put(Section.DNS_RECORDS, NameShapes.RECORDS);
        shapes.put(Section.DNS_KEYS, DnsShapes.KEY);
        shapes.put(Section.DNS_VIEWS, DnsShapes.VIEW);
        shapes.put(Section.DNS_DYNAMIC, DnsShapes.DYNAMIC);
        shapes.put(Section.VIPS, NameShapes.VIP);
        shapes.put(Section.ENVIRONMENTS, StageShapes.ENVIRONMENT);
        shapes.put(Section.CLUSTERS, ClusterShapes.CLUSTER);
        shapes.put(Section.PLATFORM, PlatformShapes.PLATFORM);
        shapes.put(Section.APPS, AppShapes.APP);
        shapes.put(Section.PROMOTIONS, StageShapes.PROMOTION);
        shapes.put(Section.GATEWAYS, EdgeShapes.GATEWAY);
        shapes.put(Section.TUNNELS, EdgeShapes.TUNNEL);
        shapes.put(Section.ACCESS_APPLICATIONS, EdgeShapes.APPLICATION);
        shapes.put(Section.ACCESS_POLICIES, EdgeShapes.POLICY);
        shapes.put(Section.TAILNETS, TailnetShapes.TAILNET);
        shapes.put(Section.SECRET_STORES, StoreShapes.STORE);
        gear(shapes);
        return Collections.unmodifiableMap(shapes);
    }

    private static void gear(Map<Section, Shape> shapes) {
        shapes.put(Section.FEEDS, GearShapes.FEED);
        shapes.put(Section.LINKS, GearShapes.LINK);
        shapes.put(Section.DEVICES, GearShapes.DEVICE);
        shapes.put(Section.GROUPS, GearShapes.GROUP);
        shapes.put(Section.FIREWALL_RULES, FirewallShapes.RULE);
        shapes.put(Section.FIREWALL_EXCEPTIONS, FirewallShapes.RULE);
        shapes.put(Section.FORWARDS, FirewallShapes.FORWARD);
        shapes.put(Section.ISSUERS, CertificateShapes.ISSUER);
        shapes.put(Section.AUTHORITIES, CertificateShapes.AUTHORITY);
        shapes.put(Section.CERTIFICATES, CertificateShapes.CERTIFICATE);
        shapes.put(Section.EXTERNAL, CertificateShapes.EXTERNAL);
        shapes.put(Section.NAS, NasShapes.NAS);
        shapes.put(Section.DATABASES, DatabaseShapes.DATABASE);
        shapes.put(Section.BACKUP_SERVERS, BackupShapes.SERVER);
        shapes.put(Section.DATASTORES, BackupShapes.DATASTORE);
        shapes.put(Section.BACKUP_JOBS, BackupShapes.JOB);
        shapes.put(Section.BACKUP_COPIES, BackupShapes.COPY);
        shapes.put(Section.RESTORE_DRILLS, BackupShapes.DRILL);
        shapes.put(Section.ISOLATION, BackupShapes.ISOLATION);
        shapes.put(Section.UPDATES, CareShapes.UPDATE);
        shapes.put(Section.MITIGATIONS, CareShapes.MITIGATION);
        shapes.put(Section.DECISIONS, CareShapes.DECISION);
    }

    /** Sections and parts of sections that hold fields and no named entries. */
    private static final Map<String, Shape> FIELDS =
            Map.of("lab", PlaceShapes.LAB, "secrets", StoreShapes.SECRETS, "firewall", FirewallShapes.SETTINGS);

    private SectionShapes() {}

    /** Whoever binds a section with other fields than those of this table would leave the manual behind. */
    static void require(Section section, Shape shape) {
        Optional<Shape> table = Optional.ofNullable(ENTRIES.get(section));
        if (!table.map(Shape::fields)
                .map(Map::keySet)
                .equals(Optional.of(shape.fields().keySet()))) {
            throw new IllegalStateException(section + " is bound by fields that are not in the table of sections");
        }
    }

    /** What stands at the path of a section or of a part of one; empty where nothing is read. */
    static Optional<Language.Part> part(String path) {
        for (Section section : Section.values()) {
            if (section.path().equals(path)) {
                return form(section).map(form -> new Language.Part(path, Optional.of(section), form, ""));
            }
        }
        if (FIELDS.containsKey(path)) {
            Shape shape = FIELDS.getOrDefault(path, PlaceShapes.LAB);
            return Optional.of(new Language.Part(path, Optional.empty(), new Form.Fields(shape.form()), ""));
        }
        return field(path);
    }

    private static Optional<Form> form(Section section) {
        if (section == Section.PROFILES) {
            return Optional.of(new Form.Named("a mapping from names to profiles", List.of(), new Form.Inherited()));
        }
        return Optional.ofNullable(ENTRIES.get(section))
                .map(shape -> new Form.Named(
                        "a mapping from names to " + shape.words(), List.of(), new Form.Fields(shape.form())));
    }

    private static Optional<Language.Part> field(String path) {
        int dot = Math.max(path.indexOf('.'), 0);
        Optional<Shape> shape = Optional.ofNullable(FIELDS.get(path.substring(0, dot)));
        return shape.flatMap(known -> known.form().field(path.substring(dot + 1)))
                .map(field -> new Language.Part(path, Optional.empty(), field.form(), field.doc()));
    }
}
