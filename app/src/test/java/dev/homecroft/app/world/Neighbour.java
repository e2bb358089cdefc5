package dev.homecroft.app.world;

import dev.homecroft.simulators.proxmox.ProxmoxControl;
import java.util.List;
import java.util.Map;

/** Another person, who has something of every kind on the cluster of the reference lab. None of it is ever ours to touch. */
public final class Neighbour {
    /** The number of her machine, outside of the lab's range. */
    public static final int MACHINE = 800;

    private static final String HERS = "Anna's";

    /** A call of hers. */
    private record Ask(String method, String path, Map<String, String> parameters) {}

    private static final List<Ask> ASKS = List.of(
            new Ask(
                    "PUT",
                    "/cluster/options",
                    Map.of("description", "# Our house\n\nCall Anna.\n", "email_from", "anna@lab.test")),
            new Ask("POST", "/pools", Map.of("poolid", "annas", "comment", HERS)),
            new Ask("PUT", "/pools", Map.of("poolid", "annas", "vms", "800", "storage", "shared")),
            new Ask("POST", "/access/groups", Map.of("groupid", "annas", "comment", HERS)),
            new Ask("POST", "/access/users", Map.of("userid", "bob@pve", "groups", "annas", "comment", HERS)),
            new Ask("POST", "/access/roles", Map.of("roleid", "Annas", "privs", "VM.Console")),
            new Ask("PUT", "/access/acl", Map.of("path", "/vms/800", "roles", "Annas", "users", "bob@pve")),
            new Ask("POST", "/access/users/anna@pam/token/hers", Map.of("comment", HERS)),
            new Ask(
                    "POST",
                    "/access/users/anna@pam/token/plan",
                    Map.of("comment", "For plans [croft reference token/home/anna@pam!plan]")),
            new Ask(
                    "POST",
                    "/access/domains",
                    Map.of(
                            "realm",
                            "annas",
                            "type",
                            "ldap",
                            "server1",
                            "ldap.test",
                            "base_dn",
                            "dc=anna",
                            "user_attr",
                            "uid",
                            "comment",
                            HERS)),
            new Ask(
                    "POST",
                    "/cluster/jobs/realm-sync/annas",
                    Map.of("realm", "annas", "schedule", "daily", "comment", HERS)),
            new Ask(
                    "POST",
                    "/storage",
                    Map.of("storage", "annas", "type", "dir", "path", "/srv/anna", "content", "images")),
            new Ask(
                    "POST",
                    "/cluster/mapping/pci",
                    Map.of("id", "annas", "map", "node=pve3,path=0000:05:00.0,id=8086:1234", "description", HERS)),
            new Ask(
                    "POST",
                    "/cluster/mapping/dir",
                    Map.of("id", "annas", "map", "node=pve3,path=/anna", "description", HERS)),
            new Ask("POST", "/cluster/ha/resources", Map.of("sid", "vm:800", "comment", HERS)),
            new Ask(
                    "POST",
                    "/cluster/ha/rules",
                    Map.of(
                            "rule",
                            "annas",
                            "type",
                            "node-affinity",
                            "resources",
                            "vm:800",
                            "nodes",
                            "pve1",
                            "comment",
                            HERS)),
            new Ask(
                    "POST",
                    "/cluster/replication",
                    Map.of("id", "800-0", "target", "pve2", "type", "local", "comment", HERS)),
            new Ask(
                    "POST",
                    "/cluster/backup",
                    Map.of("id", "annas", "vmid", "800", "storage", "shared", "schedule", "daily", "comment", HERS)),
            new Ask("POST", "/cluster/acme/plugins", Map.of("id", "annas", "type", "dns", "api", "cf")),
            new Ask(
                    "POST",
                    "/cluster/metrics/server/annas",
                    Map.of("type", "graphite", "server", "192.0.2.7", "port", "2003")),
            new Ask(
                    "POST",
                    "/cluster/notifications/endpoints/sendmail",
                    Map.of("name", "annas", "mailto", "anna@lab.test", "comment", HERS)),
            new Ask(
                    "POST",
                    "/cluster/notifications/matchers",
                    Map.of("name", "annas", "target", "annas", "comment", HERS)),
            new Ask("PUT", "/nodes/pve1/config", Map.of("description", HERS)),
            new Ask("POST", "/nodes/pve1/hosts", Map.of("data", "127.0.0.1 localhost\n192.0.2.77 annas # hers\n")),
            new Ask("POST", "/nodes/pve1/network", Map.of("iface", "vmbr7", "type", "bridge")),
            new Ask("PUT", "/nodes/pve1/network", Map.of()),
            new Ask(
                    "POST",
                    "/cluster/firewall/aliases",
                    Map.of("name", "annas", "cidr", "192.0.2.77", "comment", HERS)),
            new Ask("POST", "/cluster/firewall/ipset", Map.of("name", "annas", "comment", HERS)),
            new Ask("POST", "/cluster/firewall/ipset/annas", Map.of("cidr", "192.0.2.77")),
            new Ask("POST", "/cluster/firewall/groups", Map.of("group", "annas", "comment", HERS)),
            new Ask(
                    "POST",
                    "/cluster/firewall/groups/annas",
                    Map.of("type", "in", "action", "ACCEPT", "proto", "tcp", "dport", "7777", "comment", HERS)),
            new Ask("PUT", "/cluster/firewall/options", Map.of("log_ratelimit", "enable=1")),
            new Ask(
                    "POST",
                    "/cluster/firewall/rules",
                    Map.of(
                            "type", "in", "action", "ACCEPT", "proto", "tcp", "dport", "9999", "enable", "1", "comment",
                            HERS)),
            new Ask(
                    "POST",
                    "/nodes/pve1/firewall/rules",
                    Map.of(
                            "type", "in", "action", "ACCEPT", "proto", "tcp", "dport", "9998", "enable", "1", "comment",
                            HERS)),
            new Ask("PUT", "/nodes/pve1/qemu/800/firewall/options", Map.of("enable", "1")),
            new Ask(
                    "POST",
                    "/nodes/pve1/qemu/800/firewall/rules",
                    Map.of("type", "in", "action", "ACCEPT", "comment", HERS, "enable", "1")),
            new Ask(
                    "POST",
                    "/nodes/pve1/qemu/800/firewall/aliases",
                    Map.of("name", "desk", "cidr", "192.0.2.77", "comment", HERS)),
            new Ask("POST", "/cluster/sdn/zones", Map.of("zone", "annas", "type", "simple")),
            new Ask("POST", "/cluster/sdn/vnets", Map.of("vnet", "annet", "zone", "annas", "type", "vnet")),
            new Ask(
                    "POST",
                    "/cluster/sdn/vnets/annet/subnets",
                    Map.of("subnet", "10.77.0.0/24", "type", "subnet", "gateway", "10.77.0.1")),
            new Ask("PUT", "/cluster/sdn", Map.of()),
            new Ask(
                    "POST",
                    "/cluster/sdn/vnets/annet/firewall/rules",
                    Map.of("type", "forward", "action", "ACCEPT", "enable", "1", "comment", HERS)));

    private Neighbour() {}

    static void moveIn(ProxmoxControl control) {
        for (String node : List.of("pve1", "pve2", "pve3")) {
            control.manageAt(node, "192.0.2.1" + node.charAt(3) + "/24", "192.0.2.1");
        }
        Map<String, String> options =
                Map.of("name", "annas", "scsi0", "tank:1", "net0", "virtio,bridge=vmbr0,firewall=1");
        control.anna().create("qemu", "pve1", MACHINE, options);
        control.root().ask("POST", "/cluster/acme/account", Map.of("name", "default", "contact", "ana@lab.test"));
        ASKS.forEach(ask -> control.anna().ask(ask.method(), ask.path(), ask.parameters()));
        control.finishTasks();
    }

    /** She copies marks of ours into the comments of her own things. */
    public static void copyMarks(ProxmoxControl control) {
        List<Ask> copies = List.of(
                new Ask("PUT", "/pools", Map.of("poolid", "annas", "comment", mark("pool/home/media"))),
                new Ask("PUT", "/access/groups/annas", Map.of("comment", mark("group/home/family"))),
                new Ask("PUT", "/access/users/bob@pve", Map.of("comment", mark("user/home/ana@pve"))),
                new Ask(
                        "PUT",
                        "/access/users/anna@pam/token/hers",
                        Map.of("comment", mark("token/home/anna@pam!plan"))),
                new Ask("PUT", "/access/domains/annas", Map.of("comment", mark("realm/home/ldap"))),
                new Ask(
                        "PUT",
                        "/cluster/jobs/realm-sync/annas",
                        Map.of("schedule", "daily", "comment", mark("realm-sync/home/ldap"))),
                new Ask(
                        "PUT",
                        "/cluster/mapping/pci/annas",
                        Map.of(
                                "map",
                                "node=pve3,path=0000:05:00.0,id=8086:1234",
                                "description",
                                mark("mapping/home/gpu"))),
                new Ask(
                        "PUT",
                        "/cluster/mapping/dir/annas",
                        Map.of("map", "node=pve3,path=/anna", "description", mark("directory/home/films"))),
                new Ask("PUT", "/cluster/ha/resources/vm:800", Map.of("comment", mark("ha/home/web-01"))),
                new Ask(
                        "PUT",
                        "/cluster/ha/rules/annas",
                        Map.of("type", "node-affinity", "comment", mark("ha-rule/home/near"))),
                new Ask("PUT", "/cluster/replication/800-0", Map.of("comment", mark("replication/home/files-0"))),
                new Ask("PUT", "/cluster/backup/annas", Map.of("comment", mark("backup-job/home/nightly"))),
                new Ask(
                        "PUT",
                        "/cluster/notifications/endpoints/sendmail/annas",
                        Map.of("comment", mark("notification-endpoint/home/mail"))),
                new Ask(
                        "PUT",
                        "/cluster/notifications/matchers/annas",
                        Map.of("comment", mark("notification-matcher/home/errors"))),
                new Ask(
                        "PUT",
                        "/cluster/firewall/aliases/annas",
                        Map.of("cidr", "192.0.2.77", "comment", mark("firewall-alias/home/datacenter/nas"))),
                new Ask(
                        "POST",
                        "/cluster/firewall/ipset",
                        Map.of(
                                "name",
                                "annas",
                                "rename",
                                "annas",
                                "comment",
                                mark("firewall-set/home/datacenter/lan"))),
                new Ask(
                        "POST",
                        "/cluster/firewall/groups",
                        Map.of("group", "annas", "rename", "annas", "comment", mark("firewall-group/home/web"))),
                new Ask(
                        "PUT",
                        "/cluster/firewall/groups/annas/0",
                        Map.of("comment", mark("firewall-rules/home/group/web"))),
                new Ask(
                        "PUT",
                        "/nodes/pve1/network/vmbr7",
                        Map.of("type", "bridge", "comments", mark("network/home/pve2"))),
                new Ask("PUT", "/nodes/pve1/network", Map.of()));
        copies.forEach(ask -> control.anna().ask(ask.method(), ask.path(), ask.parameters()));
        control.finishTasks();
    }

    private static String mark(String thing) {
        return HERS + " [croft reference " + thing + "]";
    }

    /** A guest of ours is deleted, and she makes one of the same number and name, and everything that can hang on a number. */
    public static void takeOver(ProxmoxControl control, int number, String name, String node) {
        if (control.anna().ask("GET", "/cluster/ha/resources", Map.of()).contains("vm:" + number)) {
            control.anna().ask("DELETE", "/cluster/ha/resources/vm:" + number, Map.of());
        }
        control.anna().delete(number);
        Map<String, String> options = Map.of("name", name, "scsi0", "tank:1", "net0", "virtio,bridge=vmbr0,firewall=1");
        control.anna().create("qemu", node, number, options);
        String guest = "/nodes/%s/qemu/%d/firewall/".formatted(node, number);
        List<Ask> asks = List.of(
                new Ask(
                        "POST",
                        "/cluster/ha/resources",
                        Map.of("sid", "vm:" + number, "comment", mark("ha/home/" + name))),
                new Ask(
                        "POST",
                        "/cluster/replication",
                        Map.of(
                                "id",
                                number + "-0",
                                "target",
                                "pve3",
                                "type",
                                "local",
                                "comment",
                                mark("replication/home/%s-0".formatted(name)))),
                new Ask("PUT", guest + "options", Map.of("enable", "1", "policy_in", "DROP")),
                new Ask(
                        "POST",
                        guest + "rules",
                        Map.of(
                                "type",
                                "in",
                                "action",
                                "ACCEPT",
                                "enable",
                                "1",
                                "comment",
                                mark("firewall-rules/home/guest/" + name))),
                new Ask(
                        "POST",
                        guest + "aliases",
                        Map.of(
                                "name",
                                "desk",
                                "cidr",
                                "192.0.2.77",
                                "comment",
                                mark("firewall-alias/home/guest/%s/desk".formatted(name)))),
                new Ask(
                        "POST",
                        guest + "ipset",
                        Map.of(
                                "name",
                                "office",
                                "comment",
                                mark("firewall-set/home/guest/%s/office".formatted(name)))));
        asks.forEach(ask -> control.anna().ask(ask.method(), ask.path(), ask.parameters()));
        control.finishTasks();
    }
}
