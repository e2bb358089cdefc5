package dev.homecroft.model;

import java.util.Optional;

/** The sections of a lab whose entries have names that others can refer to. */
public enum Section {
    SITES("sites", "site"),
    NETWORKS("networks", "network"),
    HOSTS("hosts", "host"),
    HYPERVISORS("hypervisors", "hypervisor"),
    IMAGES("images", "image"),
    GUESTS("guests", "guest"),
    DNS_SERVERS("dns.servers", "dns-server"),
    DNS_ZONES("dns.zones", "zone"),
    DNS_RECORDS("dns.records", "record"),
    DNS_KEYS("dns.keys", "tsig-key"),
    DNS_VIEWS("dns.views", "view"),
    DNS_DYNAMIC("dns.dynamic", "dynamic-name"),
    VIPS("vips", "vip"),
    ENVIRONMENTS("environments", "environment"),
    CLUSTERS("clusters", "cluster"),
    PLATFORM("platform", "platform"),
    APPS("apps", "app"),
    PROMOTIONS("promotions", "promotion"),
    GATEWAYS("gateways", "gateway"),
    TUNNELS("tunnels", "tunnel"),
    ACCESS_APPLICATIONS("access.applications", "access-application"),
    ACCESS_POLICIES("access.policies", "access-policy"),
    TAILNETS("tailnets", "tailnet"),
    SECRET_STORES("secrets.stores", "secret-store"),
    FEEDS("feeds", "feed"),
    LINKS("links", "link"),
    DEVICES("devices", "device"),
    GROUPS("groups", "group"),
    FIREWALL_RULES("firewall.rules", "firewall-rule"),
    FIREWALL_EXCEPTIONS("firewall.exceptions", "firewall-exception"),
    FORWARDS("firewall.forwards", "port-forward"),
    ISSUERS("certificates.issuers", "issuer"),
    AUTHORITIES("certificates.authorities", "authority"),
    CERTIFICATES("certificates.issued", "certificate"),
    EXTERNAL("external", "external-service"),
    NAS("nas", "nas"),
    DATABASES("databases", "database"),
    BACKUP_SERVERS("backups.servers", "backup-server"),
    DATASTORES("backups.datastores", "datastore"),
    BACKUP_JOBS("backups.jobs", "backup-job"),
    BACKUP_COPIES("backups.copies", "backup-copy"),
    RESTORE_DRILLS("backups.drills", "restore-drill"),
    ISOLATION("backups.isolation", "isolation-rule"),
    UPDATES("updates", "update-policy"),
    MITIGATIONS("mitigations", "mitigation"),
    DECISIONS("decisions", "decision"),
    PROFILES("profiles", "profile");

    private final String path;
    private final String kind;

    Section(String path, String kind) {
        this.path = path;
        this.kind = kind;
    }

    /** Where it stands in the lab's files. */
    public String path() {
        return path;
    }

    /** Whether its entries are called by domain names. */
    public boolean isNamedByDomain() {
        return this == DNS_ZONES || this == DNS_RECORDS;
    }

    /** The section whose entries' names its own entries bear. */
    public Optional<Section> keyedBy() {
        return this == PLATFORM ? Optional.of(CLUSTERS) : Optional.empty();
    }

    /** The word for one entry; also the kind of its {@link dev.homecroft.kernel.Address}. */
    public String kind() {
        return kind;
    }
}
