package dev.homecroft.model;

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
    VIPS("vips", "vip"),
    SECRET_STORES("secrets.stores", "secret-store"),
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

    /** The word for one entry; also the kind of its {@link dev.homecroft.kernel.Address}. */
    public String kind() {
        return kind;
    }
}
