package dev.homecroft.app.convergence;

import dev.homecroft.kernel.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a small lab states of its cluster beside guests: any of twelve groups of settings, each with one field that hangs on a
 * number.
 *
 * @param bits which groups: pool, access, storage, metrics, notifications, firewall, options, backup job, virtual
 *     network, interfaces of a node, rules of high availability, copies to another node
 * @param value any number from 0
 */
record SmallSettings(int bits, int value) {
    static final SmallSettings NONE = new SmallSettings(0, 0);
    static final int GROUPS = 12;
    static final int POOL = 0;
    static final int ACCESS = 1;
    /** What these two are about is said by {@link SmallRules}. */
    static final int RULES = 10;

    static final int COPIES = 11;
    static final String USER = "user/home/ana@pve";
    private static final int STORAGE = 2;
    private static final int METRICS = 3;
    private static final int NOTIFICATIONS = 4;
    private static final int FIREWALL = 5;
    private static final int OPTIONS = 6;
    private static final int JOB = 7;
    private static final int NETWORK = 8;
    private static final int INTERFACES = 9;

    boolean has(int group) {
        return (bits >> group & 1) == 1;
    }

    boolean hasUser() {
        return has(ACCESS);
    }

    /** Every group that is there is another by one field. */
    SmallSettings changed() {
        return new SmallSettings(bits, value + 1);
    }

    /** The things that {@link #changed} changes. */
    Set<String> changing() {
        Set<String> things = new TreeSet<>();
        add(things, POOL, "pool/home/red");
        add(things, ACCESS, "role/home/Watcher");
        add(things, STORAGE, "storage/home/depot");
        add(things, METRICS, "metric-server/home/graphs");
        add(things, NOTIFICATIONS, "notification-matcher/home/errors");
        add(things, FIREWALL, "firewall-alias/home/datacenter/nas");
        add(things, OPTIONS, "options/home/datacenter");
        add(things, JOB, "backup-job/home/nightly");
        add(things, NETWORK, "sdn/home/network");
        add(things, INTERFACES, "network/home/pve1");
        return things;
    }

    private void add(Set<String> things, int group, String thing) {
        if (has(group)) {
            things.add(thing);
        }
    }

    /** Whether a thing is a setting of the cluster, not of a guest. */
    static boolean isAbout(Address thing) {
        String text = thing.toString();
        boolean isOfGuest = text.matches(".*/home/(guest/)?g-[0-9]+(/.*)?");
        return !isOfGuest && !Set.of("guest", "record", "image").contains(thing.kind());
    }

    /** Lines below the hypervisor. */
    String lines() {
        List<String> lines = new ArrayList<>();
        line(lines, POOL, "pools: { red: { comment: Number %d } }");
        line(
                lines,
                ACCESS,
                "access: { roles: { Watcher: { privileges: ["
                        + (value % 2 == 0 ? "VM.Audit" : "VM.Audit, Sys.Audit")
                        + "] } }, groups: { family: {} }, users: { ana@pve: { groups: [family] } },"
                        + " acl: [{ path: /vms, roles: [Watcher], groups: [family] }] }");
        line(
                lines,
                METRICS,
                "metrics: { graphs: { kind: graphite, server: graphs.lab.test, port: " + (2003 + value) + " } }");
        line(
                lines,
                NOTIFICATIONS,
                "notification-endpoints: { mail: { kind: sendmail, from: pve@lab.test, mail-to: [ana@lab.test] } }");
        line(lines, NOTIFICATIONS, "notification-matchers: { errors: { to: [mail], comment: Number %d } }");
        line(
                lines,
                FIREWALL,
                "firewall: { aliases: { nas: { cidr: 10.20.1." + (1 + value % 250)
                        + " } }, sets: { admins: { addresses: [10.20.0.0/24] } },"
                        + " groups: { web: { rules: [{ action: accept, protocol: tcp, ports: 443 }] } } }");
        line(lines, OPTIONS, "options: { keyboard: de, max-workers: " + (1 + value % 9) + " }");
        line(
                lines,
                NETWORK,
                "sdn: { zones: { plain: { kind: simple, mtu: " + (1400 + value)
                        + " } }, vnets: { inner: { zone: plain, alias: Number %d,"
                        + " subnets: { 10.50.0.0/24: { gateway: 10.50.0.1, snat: true } } } } }");
        line(
                lines,
                INTERFACES,
                "nodes: { pve1: { interfaces: { vmbr9: { kind: bridge, vlan-aware: true, comment: Number %d },"
                        + " vmbr9.40: { kind: vlan, device: vmbr9, vlan: 40, mtu: " + (1400 + value) + " } } } }");
        return String.join("", lines);
    }

    private void line(List<String> lines, int group, String text) {
        if (has(group)) {
            lines.add("    " + text.replace("%d", Integer.toString(value)) + "\n");
        }
    }

    /** Lines below the hypervisor's storages. */
    String storages() {
        String content = value % 2 == 0 ? "backup" : "backup, iso";
        return (has(STORAGE) ? "      depot: { kind: dir, path: /srv/depot, content: [" + content + "] }\n" : "")
                + (has(JOB)
                        ? "      pbs: { kind: pbs, server: 192.0.2.7, datastore: daily, user: \"pve@pbs!home\", content: [backup] }\n"
                        : "");
    }

    /** A file of its own. */
    String backups() {
        return has(JOB) ? """
                backups:
                  servers: { pbs: { kind: pbs } }
                  datastores: { daily: { server: pbs } }
                  jobs: { nightly: { hypervisors: [home], datastore: daily, schedule: "%02d:30" } }
                """.formatted(value % 24) : "backups: {}\n";
    }
}
