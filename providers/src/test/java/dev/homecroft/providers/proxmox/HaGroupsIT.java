package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that bind guests to nodes, on a release that has groups for them. */
final class HaGroupsIT {
    private static final String GUESTS = """
            guests:
              web: { type: vm, hypervisor: home, node: pve1, cpu: 1, memory: 1G, disks: { system: { storage: tank, size: 4G } }, ha: {} }
              db: { type: vm, hypervisor: home, node: pve2, cpu: 1, memory: 1G, disks: { system: { storage: tank, size: 4G } }, ha: {} }
            """;

    private final SettingsBench bench =
            new SettingsBench(ProxmoxFixture.config().withVersion("8.4.1"));

    @AfterEach
    void close() {
        bench.close();
    }

    private static String rule(String guests, String more) {
        return "ha-rules: { near: { kind: node-affinity, guests: [%s], nodes: { pve1: 2, pve2: 1 }%s } }"
                .formatted(guests, more);
    }

    private List<Json.Obj> rows(String path) {
        return Tasks.rows(bench.byHand("GET", path, Map.of()));
    }

    private List<String> members(String group) {
        return rows("/cluster/ha/resources").stream()
                .filter(row -> row.text("group").filter(group::equals).isPresent())
                .flatMap(row -> row.text("sid").stream())
                .toList();
    }

    private List<String> codes(Proposal plan) {
        return plan.blocked().stream().map(blocked -> blocked.problem().code()).toList();
    }

    @Test
    void aRuleIsAGroupWithItsGuestsInIt() {
        bench.declare(rule("web, db", ", strict: true"), GUESTS).settle();
        bench.assertSettled();
        bench.forgetApplied().assertSettled();
        assertThat(rows("/cluster/ha/groups")).singleElement().satisfies(group -> {
            assertThat(group.text("group")).contains("near");
            assertThat(group.flag("restricted")).contains(true);
            assertThat(group.text("nodes").orElse("")).contains("pve1:2", "pve2:1");
        });
        assertThat(members("near")).hasSize(2);
    }

    @Test
    void itIsChangedPutRightAndTakenAway() {
        bench.declare(rule("web, db", ""), GUESTS).settle();
        bench.declare(rule("web", ""), GUESTS);
        assertThat(bench.only(bench.plan()).action()).isEqualTo(Action.UPDATE);
        bench.settle().assertSettled();
        assertThat(members("near")).hasSize(1);

        bench.byHand("PUT", "/cluster/ha/groups/near", Map.of("nodes", "pve3"));
        bench.settle().assertSettled();
        assertThat(rows("/cluster/ha/groups").getFirst().text("nodes").orElse(""))
                .contains("pve1:2");

        bench.declare("", GUESTS).settle();
        assertThat(rows("/cluster/ha/groups")).isEmpty();
        assertThat(rows("/cluster/ha/resources")).hasSize(2);
        bench.assertSettled();
    }

    @Test
    void aGroupOfSomebodyElseStays() {
        bench.byHand("POST", "/cluster/ha/groups", Map.of("group", "annas", "nodes", "pve1"));
        bench.declare(rule("web", ""), GUESTS).settle();
        bench.declare("", GUESTS).settle();
        assertThat(rows("/cluster/ha/groups"))
                .extracting(group -> group.text("group").orElse(""))
                .containsExactly("annas");
    }

    @Test
    void whatGroupsCanNotSayIsBlocked() {
        bench.declare(
                "ha-rules: { apart: { kind: resource-affinity, guests: [web, db], affinity: negative } }", GUESTS);
        assertThat(codes(bench.plan())).containsExactly("proxmox-needs-9");
        bench.declare(rule("web", ", enabled: false"), GUESTS);
        assertThat(codes(bench.plan())).containsExactly("proxmox-needs-9");
        bench.declare("""
                ha-rules:
                  here: { kind: node-affinity, guests: [web], nodes: { pve1: 1 } }
                  there: { kind: node-affinity, guests: [web, db], nodes: { pve2: 1 } }
                """, GUESTS);
        assertThat(bench.plan().blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.address().name()).isEqualTo("home/there");
            assertThat(blocked.problem().detail()).contains("`web`");
        });
        bench.declare("", GUESTS.replace("ha: {}", "ha: { failback: false }"));
        assertThat(codes(bench.plan())).containsExactly("proxmox-needs-9", "proxmox-needs-9");
    }
}
