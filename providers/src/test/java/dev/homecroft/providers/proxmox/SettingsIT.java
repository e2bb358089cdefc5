package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Action;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
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
                        Map.of("path", "/vms/100", "roles", "PVEAuditor", "users", "anna@pam", "propagate", "1")));
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
    @MethodSource("cases")
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
    @MethodSource("cases")
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
        bench.get(one.address()).fields().text("comment").ifPresent(words -> {
            if (one.address().startsWith("pool/")) {
                bench.byHand(
                        "PUT",
                        "/pools",
                        Map.of("poolid", one.parameters().getOrDefault("poolid", ""), "comment", words));
            } else {
                bench.byHand(one.verb(), one.call(), Map.of("comment", words));
            }
        });
        if (bench.get(one.address()).mark().isPresent()) {
            if (one.address().startsWith("pool/")) {
                bench.byHand(
                        "PUT", "/pools", Map.of("poolid", one.parameters().getOrDefault("poolid", ""), "comment", ""));
            } else {
                bench.byHand(one.verb(), one.call(), Map.of("comment", ""));
            }
        }
    }
}
