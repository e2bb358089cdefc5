package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.LabTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the golden pairs do not show: when the checks of what stands around hosts and guests keep quiet, and why. */
final class GearChecksTest {
    private static final String TOWER = """
            lab: { name: shed, timezone: Europe/Berlin }
            sites: { home: {}, cabin: {} }
            hosts:
              pve-1: { site: home }
              pve-2: { site: home }
              nas-1: { site: home }
              nas-2: { site: cabin }
            hypervisors:
              shed:
                kind: proxmox
                members: [pve-1, pve-2]
                storages: { fast: { kind: lvmthin }, bulk: { kind: nfs, nas: hot, shared: true } }
            nas: { hot: { on: nas-1 }, cold: { on: nas-2 } }
            """;

    private static List<String> codes(String text) {
        return LabLoader.load(LabTexts.of(text)).diagnostics().stream()
                .map(Diagnostic::code)
                .toList();
    }

    private static String backups(String on, String rest) {
        return TOWER + """
                guests: { git: { type: vm, hypervisor: shed, node: pve-1, disks: { system: { storage: bulk } } } }
                backups:
                  datastores: { daily: { on: %s }, archive: { on: cold } }
                  jobs: { nightly: { hypervisors: [shed], datastore: daily } }
                """.formatted(on) + rest;
    }

    @Test
    void backupsOnTheApplianceThatHoldsTheDisksAreLostWithThem() {
        assertThat(codes(backups("hot", ""))).containsExactly(GearCodes.BACKUP_IN_OWN_DOMAIN);
        assertThat(codes(backups("nas-1", ""))).containsExactly(GearCodes.BACKUP_IN_OWN_DOMAIN);
        assertThat(codes(backups("cold", ""))).isEmpty();
    }

    @Test
    void aCopyElsewhereIsEnough() {
        assertThat(codes(backups("hot", "  copies: { archive: { from: daily, to: archive } }\n")))
                .isEmpty();
        assertThat(codes(backups("hot", "  copies: { archive: { status: planned, from: daily, to: archive } }\n")))
                .containsExactly(GearCodes.BACKUP_IN_OWN_DOMAIN);
    }

    @Test
    void aGuestThatMayRunAnywhereIsLostWithNoHost() {
        assertThat(codes(TOWER + """
                guests: { git: { type: vm, hypervisor: shed } }
                backups:
                  datastores: { daily: { on: pve-1 } }
                  jobs: { nightly: { guests: [git], datastore: daily } }
                """)).isEmpty();
    }

    @Test
    void aGuestMayNameItsJobsItself() {
        assertThat(codes(TOWER + """
                guests: { git: { type: vm, hypervisor: shed, backup: { jobs: [nightly] } } }
                backups:
                  datastores: { daily: { on: cold } }
                  jobs: { nightly: { datastore: daily } }
                """)).isEmpty();
    }

    @Test
    void nodesOfClustersAndPlannedGuestsNeedNoBackup() {
        assertThat(codes(TOWER + """
                guests:
                  git: { type: vm, hypervisor: shed }
                  later: { type: vm, status: planned, hypervisor: shed }
                  base: { type: vm, hypervisor: shed, template: true }
                backups:
                  datastores: { daily: { on: cold } }
                  jobs: { nightly: { guests: [git], datastore: daily } }
                """)).isEmpty();
    }

    @Test
    void isolationIsAskedAtItsLevel() {
        String apart = TOWER + "backups: { datastores: { a: { on: hot }, b: { on: %s } }, "
                + "isolation: { rule: { apart: [a, b], level: %s } } }\n";

        assertThat(codes(apart.formatted("cold", "site"))).isEmpty();
        assertThat(codes(apart.formatted("pve-1", "appliance"))).isEmpty();
        assertThat(codes(apart.formatted("pve-1", "site"))).containsExactly(GearCodes.ISOLATION_BROKEN);
    }

    @Test
    void feedsAreFollowedThroughOutlets() {
        String lab = """
                lab: { name: shed }
                feeds: { kitchen: {}, garage: {} }
                devices:
                  ups-1: { kind: ups, feeds: [kitchen], ports: { "1": { to: pdu-1 } } }
                  pdu-1: { kind: pdu, ports: { "1": { to: nas-1 } } }
                hosts: { nas-1: {}, nas-2: { feeds: [%s] } }
                backups: { isolation: { rule: { apart: [nas-1, nas-2], level: feed } } }
                """;

        assertThat(codes(lab.formatted("garage"))).isEmpty();
        assertThat(codes(lab.formatted("kitchen"))).containsExactly(GearCodes.ISOLATION_BROKEN);
    }

    @Test
    void aFeedBesideTheUpsIsASecondFeed() {
        assertThat(codes("""
                lab: { name: shed }
                feeds: { mains: {} }
                devices: { ups-1: { kind: ups, feeds: [mains] } }
                hosts: { nas-1: { feeds: [ups-1, mains] } }
                """)).isEmpty();
    }

    @Test
    void disksOnAnApplianceAreANeed() {
        assertThat(codes(TOWER + """
                guests: { ns: { type: vm, hypervisor: shed, disks: { system: { storage: bulk } } } }
                """)).isEmpty();
        assertThat(codes("""
                lab: { name: shed }
                hosts: { pve-1: {} }
                hypervisors:
                  shed: { kind: proxmox, members: pve-1, storages: { fast: { kind: dir }, bulk: { kind: nfs, nas: hot } } }
                nas: { hot: { on: truenas } }
                guests:
                  truenas: { type: vm, hypervisor: shed, node: pve-1, disks: { system: { storage: fast } }, needs: [ns] }
                  ns: { type: vm, hypervisor: shed, node: pve-1, disks: { system: { storage: bulk } } }
                """)).containsExactly(GearCodes.NEEDS_CYCLE);
    }

    private static String share(String clients, String firewall) {
        return """
                lab: { name: shed }
                networks:
                  servers: { cidr: 10.20.0.0/24, tier: servers }
                  storage: { cidr: 10.21.0.0/24, tier: servers }
                  clients: { cidr: 10.30.0.0/24, tier: clients }
                hosts: { nas-1: { nics: { eth0: { network: servers, address: +10 } } } }
                groups: { storage: { members: [nas-1] } }
                nas:
                  hot: { on: nas-1, pools: { tank: {} }, shares: { a: { protocol: nfs, dataset: tank, clients: [%s] } } }
                firewall: { %s }
                """.formatted(clients, firewall);
    }

    @Test
    void aShareIsReachedWithinANetworkATierOrThroughARule() {
        String other = "rules: { web: { from: clients, to: servers, ports: tcp/443 } }";
        String nfs = "rules: { nfs: { from: 10.30.0.0/24, to: nas-1, ports: tcp/2000-2100 } }";

        assertThat(codes(share("servers, storage", other))).isEmpty();
        assertThat(codes(share("clients", other))).containsExactly(GearCodes.SHARE_UNREACHABLE);
        assertThat(codes(share("10.30.0.0/25", other))).containsExactly(GearCodes.SHARE_UNREACHABLE);
        assertThat(codes(share("clients", nfs))).isEmpty();
        assertThat(codes(share("clients", "exceptions: { nfs: { from: clients, to: nas-1 } }")))
                .isEmpty();
        assertThat(codes(share("clients", "default: allow, " + other))).isEmpty();
    }

    @Test
    void whatIsSaidOfThePastMayNameWhatIsGone() {
        assertThat(codes("""
                lab: { name: shed }
                hosts: { old: { status: retired } }
                decisions: { gone: { title: The old one went., about: [old] } }
                """)).isEmpty();
        assertThat(codes("""
                lab: { name: shed }
                hosts: { pve-1: {} }
                devices: { old: { kind: ups, status: retired }, s: { kind: switch, feeds: [old] } }
                """)).containsExactly(CheckCodes.RETIRED_REFERENCE);
    }

    @Test
    void aMitigationForTheMachineSpeaksOfWhatRunsOnIt() {
        assertThat(codes(TOWER + """
                guests: { ca: { type: container, hypervisor: shed } }
                certificates: { authorities: { private: { on: ca } } }
                mitigations: { ca: { things: [ca], next: A second one } }
                """)).isEmpty();
    }

    @Test
    void theEndsOfOneCableMayBothBeStated() {
        String cable = """
                lab: { name: shed }
                devices:
                  a: { kind: switch, ports: { "1": { to: b, at: "%s" } } }
                  b: { kind: switch, ports: { "9": { to: a, at: "1" }, "8": {} } }
                """;

        assertThat(codes(cable.formatted("9"))).isEmpty();
        assertThat(codes(cable.formatted("8"))).containsExactly(GearCodes.PLUGGED_TWICE);
    }

    @Test
    void theAddressOfADeviceIsTakenLikeAnyOther() {
        assertThat(codes("""
                lab: { name: shed }
                networks: { management: { cidr: 10.10.0.0/24, gateway: 10.10.0.1 } }
                devices:
                  router: { kind: router, nics: { lan: { network: management, address: 10.10.0.1 } } }
                  switch: { kind: switch, nics: { mgmt: { network: management, address: +2 } } }
                hosts: { pve-1: { nics: { eth0: { network: management, address: +2 } } } }
                """)).containsExactly(CheckCodes.ADDRESS_TWICE);
    }
}
