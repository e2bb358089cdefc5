package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Action;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of setting goes the whole way round: made, kept, changed, corrected, taken away. */
final class SettingsIT {
    /**
     * @param address of the one that is followed
     * @param declared what the lab says at first
     * @param changed what it says then
     * @param path of the field that differs between the two and that the hand changes
     * @param verb of a call by hand that makes it differ
     */
    record Case(
            String address,
            String declared,
            String changed,
            String path,
            String verb,
            String call,
            Map<String, String> parameters) {
        @Override
        public String toString() {
            return address;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "pool/home/media",
                        "pools: { media: { comment: Films } }",
                        "pools: { media: { comment: Films and music } }",
                        "comment",
                        "PUT",
                        "/pools",
                        Map.of("poolid", "media", "comment", "mine [croft tower pool/home/media]")),
                new Case(
                        "pool/home/disks",
                        "pools: { disks: { storages: [tank] } }",
                        "pools: { disks: { storages: [tank, shared] } }",
                        "storages",
                        "PUT",
                        "/pools",
                        Map.of("poolid", "disks", "storage", "local")),
                new Case(
                        "role/home/Homecroft",
                        "access: { roles: { Homecroft: { privileges: [VM.Audit, Sys.Audit] } } }",
                        "access: { roles: { Homecroft: { privileges: [VM.Audit, Pool.Audit] } } }",
                        "privileges",
                        "PUT",
                        "/access/roles/Homecroft",
                        Map.of("privs", "Sys.Modify")),
                new Case(
                        "group/home/family",
                        "access: { groups: { family: { comment: All of us } } }",
                        "access: { groups: { family: { comment: Us } } }",
                        "comment",
                        "PUT",
                        "/access/groups/family",
                        Map.of("comment", "nobody [croft tower group/home/family]")),
                new Case(
                        "user/home/ana@pve",
                        "access: { groups: { g: {}, h: {} }, users: { ana@pve: { groups: [g], password: test/one } } }",
                        "access: { groups: { g: {}, h: {} }, users: { ana@pve: { groups: [g, h], password: test/one } } }",
                        "groups",
                        "PUT",
                        "/access/users/ana@pve",
                        Map.of("groups", "")),
                new Case(
                        "acl/home/user:anna@pam:PVEAuditor:/vms/100",
                        "access: { acl: [{ path: /vms/100, roles: [PVEAuditor], users: [anna@pam], propagate: false }] }",
                        "access: { acl: [{ path: /vms/100, roles: [PVEAuditor], users: [anna@pam], propagate: true }] }",
                        "propagate",
                        "PUT",
                        "/access/acl",
                        Map.of("path", "/vms/100", "roles", "PVEAuditor", "users", "anna@pam", "propagate", "1")),
                new Case(
                        "realm/home/ldap",
                        realm("base-dn: dc=one"),
                        realm("base-dn: dc=two"),
                        "base-dn",
                        "PUT",
                        "/access/domains/ldap",
                        Map.of("base_dn", "dc=three")),
                new Case(
                        "realm-sync/home/ldap",
                        realm("sync: daily"),
                        realm("sync: sat 04:00"),
                        "schedule",
                        "PUT",
                        "/cluster/jobs/realm-sync/ldap",
                        Map.of("schedule", "hourly")),
                new Case(
                        "storage/home/backups",
                        "storages: { backups: { kind: dir, path: /mnt/backups, content: [backup] } }",
                        "storages: { backups: { kind: dir, path: /mnt/backups, content: [backup, iso] } }",
                        "content",
                        "PUT",
                        "/storage/backups",
                        Map.of("content", "vztmpl")),
                new Case(
                        "storage/home/nas",
                        "storages: { nas: { kind: nfs, server: 192.0.2.9, export: /tank, nodes: [pve1], keep: { daily: 7 } } }",
                        "storages: { nas: { kind: nfs, server: 192.0.2.9, export: /tank, nodes: [pve1], keep: { daily: 9 } } }",
                        "keep",
                        "PUT",
                        "/storage/nas",
                        Map.of("prune-backups", "keep-last=1")),
                new Case(
                        "mapping/home/gpu",
                        "mappings: { gpu: { pve1: gpu } }",
                        "mappings: { gpu: { pve1: gpu, pve2: gpu } }",
                        "devices",
                        "PUT",
                        "/cluster/mapping/pci/gpu",
                        Map.of("map", "node=pve3,path=0000:09:00.0,id=1234:5678")),
                new Case(
                        "mapping/home/zigbee",
                        "mappings: { zigbee: { pve1: zigbee } }",
                        "",
                        "devices",
                        "PUT",
                        "/cluster/mapping/usb/zigbee",
                        Map.of("map", "node=pve3,id=1234:5678")),
                new Case(
                        "directory/home/films",
                        "directories: { films: { pve1: /films } }",
                        "directories: { films: { pve1: /films, pve2: /films } }",
                        "folders",
                        "PUT",
                        "/cluster/mapping/dir/films",
                        Map.of("map", "node=pve3,path=/other")),
                new Case(
                        "metric-server/home/graphs",
                        "metrics: { graphs: { kind: influxdb, server: 192.0.2.8, port: 8086, token: test/one } }",
                        "metrics: { graphs: { kind: influxdb, server: 192.0.2.8, port: 8087, token: test/one } }",
                        "port",
                        "PUT",
                        "/cluster/metrics/server/graphs",
                        Map.of("server", "192.0.2.8", "port", "1234")),
                new Case(
                        "notification-endpoint/home/mail",
                        endpoint("[ana@example.org]"),
                        endpoint("[ana@example.org, bob@example.org]"),
                        "mail-to",
                        "PUT",
                        "/cluster/notifications/endpoints/smtp/mail",
                        Map.of("mailto", "eve@example.org")),
                new Case(
                        "notification-matcher/home/errors",
                        endpoint("[ana@example.org]") + matcher("[error]"),
                        endpoint("[ana@example.org]") + matcher("[error, warning]"),
                        "severities",
                        "PUT",
                        "/cluster/notifications/matchers/errors",
                        Map.of("match-severity", "info")),
                new Case(
                        "firewall/home/node/pve1",
                        "nodes: { pve1: { firewall: { enabled: false } } }",
                        "nodes: { pve1: { firewall: { enabled: false, proxmox: { ndp: false } } } }",
                        "raw.ndp",
                        "PUT",
                        "/nodes/pve1/firewall/options",
                        Map.of("enable", "1")),
                new Case(
                        "firewall-alias/home/datacenter/nas",
                        "firewall: { aliases: { nas: { cidr: 10.20.0.9 } } }",
                        "firewall: { aliases: { nas: { cidr: 10.20.0.8 } } }",
                        "cidr",
                        "PUT",
                        "/cluster/firewall/aliases/nas",
                        Map.of("cidr", "10.20.0.7")));
    }

    private static String realm(String field) {
        return "access: { realms: { ldap: { kind: ldap, servers: [ldap.example.org], user-attribute: uid, %s } } }"
                .formatted(field);
    }

    private static String endpoint(String to) {
        return """
                notification-endpoints:
                  mail: { kind: smtp, server: mail.example.org, from: pve@example.org, mail-to: %s, secret: test/one }
                """.formatted(to);
    }

    private static String matcher(String severities) {
        return "notification-matchers: { errors: { to: [mail], severity: %s } }\n".formatted(severities);
    }

    private static Stream<Case> changing() {
        return cases().filter(one -> !one.changed().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isMadeAndKept(Case one) {
        try (SettingsBench bench = new SettingsBench()) {
            bench.declare(one.declared()).settle();
            bench.get(one.address());
            bench.assertSettled();
            bench.forgetApplied().assertSettled();
        }
    }

    @ParameterizedTest
    @MethodSource("changing")
    void isChangedWhenTheLabSaysOtherwise(Case one) {
        try (SettingsBench bench = new SettingsBench()) {
            bench.declare(one.declared()).settle();
            Step step = bench.only(bench.declare(one.changed()).plan());
            assertThat(step.action()).isEqualTo(Action.UPDATE);
            assertThat(step.changes()).extracting(change -> change.path()).containsExactly(one.path());
            assertThat(step.reason().code()).isEqualTo(Reason.Code.DECLARATION_CHANGED);
            bench.settle().assertSettled();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isPutRightWhenSomebodyElseChangesIt(Case one) {
        try (SettingsBench bench = new SettingsBench()) {
            bench.declare(one.declared()).settle();
            Fields before = bench.get(one.address()).fields();
            bench.byHand(one.verb(), one.call(), one.parameters());
            Step step = bench.only(bench.plan());
            assertThat(step.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.isDrift()).isTrue());
            assertThat(step.reason().code()).isEqualTo(Reason.Code.DRIFTED);
            bench.settle().assertSettled();
            assertThat(bench.get(one.address()).fields()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesWhenNothingDeclaresItAndNothingElseGoesWithIt(Case one) {
        try (SettingsBench bench = new SettingsBench()) {
            String notes = "# Our house\n\nCall Anna.\n";
            bench.byHand("PUT", "/cluster/options", Map.of("description", notes));
            List<String> before = names(bench);
            bench.declare(one.declared()).settle();
            bench.declare("").name(one.address()).name("user/home/ana@pve").settle();
            assertThat(bench.find(one.address())).isEmpty();
            assertThat(names(bench)).isEqualTo(before);
            assertThat(bench.notes()).isEqualTo(notes);
            bench.assertSettled();
        }
    }

    private static List<String> names(SettingsBench bench) {
        return bench.observe().objects().stream()
                .map(object -> object.ref().locator())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("changing")
    void isTakenOverAsItIsAndThenPutRight(Case one) {
        try (SettingsBench bench = new SettingsBench()) {
            bench.declare(one.declared()).settle();
            unmark(bench, one);
            assertThat(bench.plan().steps()).isEmpty();
            Proposal proposal =
                    bench.declare(one.changed()).adopt(one.address()).plan();
            assertThat(SettingsBench.actions(proposal)).containsExactly(Action.ADOPT);
            Fields before = bench.get(one.address()).fields();
            bench.carryOut(proposal);
            assertThat(bench.get(one.address()).fields()).isEqualTo(before);
            assertThat(SettingsBench.actions(bench.plan())).containsExactly(Action.UPDATE);
            bench.settle().assertSettled();
        }
    }

    /** Takes all our marks away, in comments and in the register. */
    private static void unmark(SettingsBench bench, Case one) {
        bench.byHand("PUT", "/cluster/options", Map.of("delete", "description"));
        if (bench.get(one.address()).mark().isEmpty()) {
            return;
        }
        String words = bench.get(one.address()).fields().text("comment").orElse("");
        Map<String, String> parameters = new LinkedHashMap<>();
        if (one.address().startsWith("pool/")) {
            parameters.put("poolid", one.parameters().getOrDefault("poolid", ""));
        }
        if (one.address().startsWith("realm-sync/")) {
            parameters.put("schedule", "daily");
        }
        if (one.address().startsWith("firewall-alias/")) {
            parameters.put("cidr", "10.20.0.9");
        }
        boolean isMapped = one.call().contains("/mapping/");
        parameters.put(isMapped ? "description" : "comment", words);
        bench.byHand(one.verb(), one.call(), parameters);
    }
}
