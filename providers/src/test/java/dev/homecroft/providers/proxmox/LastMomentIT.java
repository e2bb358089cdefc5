package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Step;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody makes a namesake in the moment before our call, of each kind: whose it is says what stands there, not that we meant to. */
final class LastMomentIT {
    /**
     * A setting that is not there yet.
     *
     * @param call that makes one
     * @param hers what somebody else makes it with
     */
    record Case(String address, String declared, String verb, String call, Map<String, String> hers) {
        @Override
        public String toString() {
            return address;
        }
    }

    static Stream<Case> registered() {
        return Stream.of(
                new Case(
                        "role/home/Ours",
                        "access: { roles: { Ours: { privileges: [VM.Audit] } } }",
                        "POST",
                        "/access/roles",
                        Map.of("roleid", "Ours", "privs", "Sys.Modify")),
                new Case(
                        "storage/home/films",
                        "storages: { films: { kind: dir, path: /srv/films, content: [images] } }",
                        "POST",
                        "/storage",
                        Map.of("storage", "films", "type", "dir", "path", "/mnt/hers", "content", "iso")),
                new Case(
                        "metric-server/home/graphs",
                        "metrics: { graphs: { kind: graphite, server: 192.0.2.8, port: 2003 } }",
                        "POST",
                        "/cluster/metrics/server/graphs",
                        Map.of("type", "graphite", "server", "192.0.2.7", "port", "2004")),
                new Case(
                        "acme-plugin/home/cloudflare",
                        "acme-plugins: { cloudflare: { api: cf, validation-delay: 30 } }",
                        "POST",
                        "/cluster/acme/plugins",
                        Map.of("id", "cloudflare", "type", "dns", "api", "ovh")),
                new Case(
                        "acl/home/user:anna@pam:PVEAuditor:/vms/100",
                        "access: { acl: [{ path: /vms/100, roles: [PVEAuditor], users: [anna@pam], propagate: false }] }",
                        "PUT",
                        "/access/acl",
                        Map.of("path", "/vms/100", "roles", "PVEAuditor", "users", "anna@pam", "propagate", "1")));
    }

    static Stream<Case> commented() {
        return Stream.of(
                new Case(
                        "pool/home/media",
                        "pools: { media: { comment: Films } }",
                        "POST",
                        "/pools",
                        Map.of("poolid", "media", "comment", "hers")),
                new Case(
                        "group/home/family",
                        "access: { groups: { family: { comment: All } } }",
                        "POST",
                        "/access/groups",
                        Map.of("groupid", "family", "comment", "hers")),
                new Case(
                        "user/home/ana@pve",
                        "access: { users: { ana@pve: { email: a@b.test } } }",
                        "POST",
                        "/access/users",
                        Map.of("userid", "ana@pve", "comment", "hers")),
                new Case(
                        "mapping/home/gpu",
                        "mappings: { gpu: { pve1: gpu } }",
                        "POST",
                        "/cluster/mapping/pci",
                        Map.of("id", "gpu", "map", "node=pve3,path=0000:09:00.0,id=1234:5678", "description", "hers")),
                new Case(
                        "directory/home/films",
                        "directories: { films: { pve1: /films } }",
                        "POST",
                        "/cluster/mapping/dir",
                        Map.of("id", "films", "map", "node=pve3,path=/hers", "description", "hers")),
                new Case(
                        "firewall-alias/home/datacenter/nas",
                        "firewall: { aliases: { nas: { cidr: 10.20.0.9 } } }",
                        "POST",
                        "/cluster/firewall/aliases",
                        Map.of("name", "nas", "cidr", "10.20.0.8", "comment", "hers")),
                new Case(
                        "firewall-set/home/datacenter/lan",
                        "firewall: { sets: { lan: { addresses: [10.20.0.0/24] } } }",
                        "POST",
                        "/cluster/firewall/ipset",
                        Map.of("name", "lan", "comment", "hers")),
                new Case(
                        "firewall-group/home/web",
                        "firewall: { groups: { web: { comment: Pages } } }",
                        "POST",
                        "/cluster/firewall/groups",
                        Map.of("group", "web", "comment", "hers")));
    }

    static Stream<Case> all() {
        return Stream.concat(registered(), commented());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aNamesakeOfTheLastMomentIsNotOurs(Case one) {
        try (SettingsBench bench = new SettingsBench()) {
            Step step = bench.only(bench.declare(one.declared()).plan());
            AtomicBoolean happened = new AtomicBoolean();
            bench.fixture()
                    .simulator()
                    .control()
                    .faults()
                    .add(Fault.Rule.once(one.verb(), one.call(), new Fault.Pauses(() -> {
                        if (happened.compareAndSet(false, true)) {
                            bench.fixture().simulator().control().anna().ask(one.verb(), one.call(), one.hers());
                        }
                    })));
            StepResult result = bench.apply(step);
            if (one.address().startsWith("acl/")) {
                // A line of the list is nothing but what it says: to write it is no change to anything of hers.
                assertThat(result).isInstanceOf(StepResult.Done.class);
                return;
            }
            assertThat(result).isInstanceOf(StepResult.Refused.class);
            assertHers(bench, one);
        }
    }

    private static void assertHers(SettingsBench bench, Case one) {
        assertThat(bench.notes()).doesNotContain("croft-owns");
        assertThat(bench.get(one.address()).mark()).isEmpty();
        Fields left = bench.get(one.address()).fields();
        Proposal proposal = bench.plan();
        assertThat(proposal.steps()).isEmpty();
        bench.declare("").plan();
        assertThat(bench.plan().steps()).isEmpty();
        assertThat(bench.get(one.address()).fields()).isEqualTo(left);
    }

    @ParameterizedTest
    @MethodSource("registered")
    void whatCouldNotBeMadeIsNotClaimed(Case one) {
        try (SettingsBench bench = new SettingsBench()) {
            Step step = bench.only(bench.declare(one.declared()).plan());
            bench.fixture()
                    .simulator()
                    .control()
                    .faults()
                    .add(Fault.Rule.once(one.verb(), one.call(), new Fault.Answers(500, "disk full")));
            assertThat(bench.apply(step)).isInstanceOf(StepResult.Failed.class);
            assertThat(bench.notes()).isEmpty();
            bench.byHand(one.verb(), one.call(), one.hers());
            assertHers(bench, one);
        }
    }
}
