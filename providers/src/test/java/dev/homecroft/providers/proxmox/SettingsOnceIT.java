package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.state.Action;
import dev.homecroft.state.Step;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What there is one of: only what the lab states is set, and nothing is ever taken away. */
final class SettingsOnceIT {
    private static final String OPTIONS =
            "options: { keyboard: de, max-workers: 3, registered-tags: [b, a], migration-network: servers }\n";
    private static final String NODE = """
            nodes:
              pve1:
                dns: [10.20.0.2, 10.20.0.3]
                search: lab.test
                timezone: Europe/Berlin
                hosts: { 10.20.0.9: [nas, nas.lab.test] }
            """;

    private final SettingsBench bench = new SettingsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private String text(String path, String member) {
        return Tasks.object(bench.byHand("GET", path, Map.of())).text(member).orElse("");
    }

    @Test
    void onlyWhatTheLabStatesIsSet() {
        bench.byHand("PUT", "/cluster/options", Map.of("email_from", "root@example.org", "migration", "type=insecure"));
        assertThat(SettingsBench.actions(bench.declare(OPTIONS).plan())).containsExactly(Action.UPDATE);
        bench.settle().assertSettled();
        assertThat(text("/cluster/options", "email_from")).isEqualTo("root@example.org");
        assertThat(text("/cluster/options", "keyboard")).isEqualTo("de");
        assertThat(Tasks.object(bench.byHand("GET", "/cluster/options", Map.of()))
                        .object("migration")
                        .members())
                .containsOnlyKeys("type", "network");
        bench.declare("").assertSettled();
        assertThat(text("/cluster/options", "keyboard")).isEqualTo("de");
    }

    @Test
    void anOptionThatSomebodyElseChangesIsPutRight() {
        bench.declare(OPTIONS).settle();
        bench.byHand("PUT", "/cluster/options", Map.of("keyboard", "fr"));
        Step step = bench.only(bench.plan());
        assertThat(step.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.isDrift()).isTrue());
        bench.settle().assertSettled();
    }

    @Test
    void anOptionThatIsStatedNoMoreGoesBackToTheServersOwn() {
        bench.declare(OPTIONS).settle();
        bench.declare("options: { keyboard: de }");
        bench.settle().assertSettled();
        assertThat(text("/cluster/options", "max_workers")).isEmpty();
    }

    @Test
    void aNodeHasTheResolversTheClockAndTheNamesThatAreStated() {
        bench.declare(NODE);
        assertThat(bench.plan().steps()).hasSize(3).allMatch(step -> step.action() == Action.UPDATE);
        bench.settle().assertSettled();
        assertThat(text("/nodes/pve1/dns", "dns2")).isEqualTo("10.20.0.3");
        assertThat(text("/nodes/pve1/time", "timezone")).isEqualTo("Europe/Berlin");
        assertThat(text("/nodes/pve1/hosts", "data")).contains("127.0.0.1 localhost\n", "10.20.0.9 nas nas.lab.test\n");
        assertThat(text("/nodes/pve2/hosts", "data")).doesNotContain("nas");
    }

    @Test
    void linesOfPeopleInTheHostsFileStay() {
        String lines = "# mine\n127.0.0.1 localhost\n10.20.0.9 old # the box\n";
        bench.byHand("POST", "/nodes/pve1/hosts", Map.of("data", lines));
        bench.declare(NODE).settle();
        assertThat(text("/nodes/pve1/hosts", "data"))
                .isEqualTo("# mine\n127.0.0.1 localhost\n10.20.0.9 nas nas.lab.test\n");
    }

    @Test
    void aNodeThatIsOffIsSaidToBeMissing() {
        bench.fixture().simulator().control().powerOff("pve1");
        assertThat(bench.declare(NODE).plan().blocked())
                .extracting(blocked -> blocked.problem().code())
                .containsOnly("proxmox-setting-missing");
    }

    @Test
    void aTokenIsKeptAndNeverMade() {
        String lab = "access: { users: { bot@pve: {} }, tokens: { bot@pve!plan: { privilege-separation: true } } }";
        bench.declare(lab);
        assertThat(bench.plan().blocked())
                .extracting(blocked -> blocked.problem().code())
                .containsExactly("proxmox-token-by-hand");
        bench.declare("access: { users: { bot@pve: {} } }").settle();
        bench.byHand("POST", "/access/users/bot@pve/token/plan", Map.of("privsep", "0"));
        bench.declare(lab).adopt("token/home/bot@pve!plan").settle();
        assertThat(bench.only(bench.plan()).changes())
                .extracting(change -> change.path())
                .containsExactly("separated");
        bench.settle().assertSettled();
        assertThat(bench.declare("access: { users: { bot@pve: {} } }").plan().held())
                .hasSize(1);
    }
}
