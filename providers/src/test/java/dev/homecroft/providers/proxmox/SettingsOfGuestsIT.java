package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Action;
import dev.homecroft.state.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that are about guests: the lab calls a guest by its name, the API by its number. */
final class SettingsOfGuestsIT {
    private static final String RULES =
            "ha-rules: { apart: { kind: resource-affinity, guests: [web, db], affinity: negative } }\n";
    private static final String STORE = """
            storages:
              pbs: { kind: pbs, server: 192.0.2.7, datastore: daily, user: "pve@pbs!home", content: [backup] }
            """;

    private final SettingsBench bench = new SettingsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static String guests(String ha) {
        return """
                guests:
                  web: { type: vm, hypervisor: home, node: pve1, cpu: 1, memory: 1G, disks: { system: { storage: tank, size: 4G } }%s }
                  db: { type: vm, hypervisor: home, node: pve2, cpu: 1, memory: 1G, disks: { system: { storage: tank, size: 4G } }%s }
                """.formatted(ha, ha);
    }

    private static String jobs(String job) {
        return """
                backups:
                  servers: { pbs: { kind: pbs } }
                  datastores: { daily: { server: pbs } }
                  jobs: { nightly: { %s, datastore: daily, schedule: "02:30" } }
                """.formatted(job);
    }

    private List<String> texts(String path, String member) {
        return Tasks.rows(bench.byHand("GET", path, Map.of())).stream()
                .flatMap((Json.Obj row) -> row.text(member).stream())
                .toList();
    }

    @Test
    void newGuestsAreWatchedFromTheirFirstPlanOn() {
        bench.declare(RULES, guests(", ha: { state: started }")).settle();
        bench.assertSettled();
        bench.forgetApplied().assertSettled();
        assertThat(texts("/cluster/ha/resources", "sid")).hasSize(2).allMatch(sid -> sid.startsWith("vm:"));
        assertThat(texts("/cluster/ha/rules", "resources"))
                .singleElement()
                .asString()
                .contains("vm:", ",");
    }

    @Test
    void whatIsWatchedIsChangedPutRightAndLetGo() {
        bench.declare("", guests(", ha: { max-restart: 2 }")).settle();
        bench.declare("", guests(", ha: { max-restart: 3 }"));
        assertThat(SettingsBench.actions(bench.plan()))
                .containsOnly(Action.UPDATE)
                .hasSize(2);
        bench.settle().assertSettled();
        String sid = texts("/cluster/ha/resources", "sid").getFirst();
        bench.byHand("PUT", "/cluster/ha/resources/" + sid, Map.of("max_restart", "7"));
        bench.only(bench.plan());
        bench.settle().assertSettled();
        bench.declare("", guests("")).settle();
        assertThat(texts("/cluster/ha/resources", "sid")).isEmpty();
        bench.assertSettled();
    }

    @Test
    void whatIsWatchedNoMoreIsLetGoOfBeforeItIsStopped() {
        bench.declare("", guests(", ha: {}")).settle();
        bench.declare("", guests(", power: stopped"));
        assertThat(bench.plan().steps())
                .filteredOn(step -> step.id().toString().equals("guest/web#shutdown"))
                .singleElement()
                .satisfies(step -> assertThat(step.after().toString()).contains("ha/home/web#"));
        bench.settle().assertSettled();
    }

    /** A step that takes away what guards a guest. */
    private Step removal(String kind) {
        String guarded = ", firewall: { enabled: true, rules: [{ macro: HTTP }] }, nics: { net0: { firewall: true } }";
        bench.declare("", guests(guarded)).settle();
        bench.declare("", guests(", nics: { net0: { firewall: true } }"));
        return bench.plan().steps().stream()
                .filter(one -> one.id().address().toString().equals(kind + "/home/guest/web"))
                .findFirst()
                .orElseThrow();
    }

    private static int number(Step step) {
        return Integer.parseInt(step.arguments().text("key").orElseThrow().replaceFirst(".*:", ""));
    }

    /** @param act what somebody does while we ask whose guest it is, when its firewall has been found already */
    private void meanwhile(Step step, Runnable act) {
        bench.fixture()
                .simulator()
                .control()
                .faults()
                .add(Fault.Rule.once(
                        "GET", "/nodes/[^/]+/qemu/%d/config".formatted(number(step)), new Fault.Pauses(act)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"firewall", "firewall-rules"})
    void aFirewallThatWentWithItsGuestBetweenTwoLooksIsGone(String kind) {
        Step step = removal(kind);
        var control = bench.fixture().simulator().control();
        meanwhile(step, () -> control.anna().delete(number(step)));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Done.class);
        assertThat(control.look(number(step))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"firewall", "firewall-rules"})
    void aFirewallIsNotTakenFromAGuestThatIsSomebodyElsesByNow(String kind) {
        Step step = removal(kind);
        var control = bench.fixture().simulator().control();
        meanwhile(step, () -> control.anna().configure(number(step), Map.of("description", "mine now")));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Refused.class);
        assertThat(control.look(number(step))).isPresent();
    }

    private static String guests(List<String> names, List<String> watched) {
        return names.stream()
                .map(name -> "  %s: { type: vm, hypervisor: home, node: pve1, cpu: 1, memory: 1G%s }\n"
                        .formatted(name, watched.contains(name) ? ", ha: {}" : ""))
                .collect(Collectors.joining("", "guests:\n", ""));
    }

    private static String apart(String first, String second) {
        return "ha-rules: { apart: { kind: resource-affinity, guests: [%s, %s], affinity: negative } }\n"
                .formatted(first, second);
    }

    @Test
    void aRuleNamesOthersBeforeThoseThatItNamedAreWatchedNoMore() {
        List<String> all = List.of("db", "mail", "web", "wiki");
        bench.declare(apart("db", "web"), guests(all, List.of("db", "web"))).settle();
        bench.declare(apart("mail", "wiki"), guests(all, List.of("mail", "wiki")))
                .settle();
        bench.assertSettled();
        assertThat(texts("/cluster/ha/rules", "rule")).containsExactly("apart");
        assertThat(texts("/cluster/ha/resources", "sid")).hasSize(2);
    }

    @Test
    void aRuleAndABackupJobNameOthersBeforeTheirGuestsAreDestroyed() {
        List<String> old = List.of("db", "web");
        List<String> all = List.of("mail", "wiki");
        bench.declare(STORE + apart("db", "web"), guests(old, old) + jobs("guests: [web]"))
                .settle();
        bench.declare(STORE + apart("mail", "wiki"), guests(all, all) + jobs("guests: [wiki]"))
                .name("guest/web")
                .name("guest/db")
                .settle();
        bench.assertSettled();
        assertThat(texts("/cluster/ha/rules", "rule")).containsExactly("apart");
        assertThat(texts("/cluster/backup", "vmid")).hasSize(1);
        assertThat(bench.observe().ofKind("guest"))
                .extracting(guest -> guest.name())
                .containsExactly("mail", "wiki");
    }

    @Test
    void aGuestThatARuleOfSomebodyElseNamesIsWatchedOn() {
        bench.declare("", guests(List.of("web"), List.of("web"))).settle();
        String sid = texts("/cluster/ha/resources", "sid").getFirst();
        bench.byHand(
                "POST",
                "/cluster/ha/rules",
                Map.of("rule", "hers", "type", "node-affinity", "resources", sid, "nodes", "pve1"));
        bench.declare("", guests(List.of("web"), List.of()));
        Proposal proposal = bench.plan();
        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.problem().code()).isEqualTo("proxmox-rule-of-others");
            assertThat(blocked.problem().summary()).contains("`web`", "`hers`");
        });
        bench.byHand("DELETE", "/cluster/ha/rules/hers", Map.of());
        bench.settle().assertSettled();
        assertThat(texts("/cluster/ha/resources", "sid")).isEmpty();
    }

    @Test
    void aGuestThatARuleOfSomebodyElseNamesIsDestroyedAllTheSame() {
        List<String> both = List.of("db", "web");
        bench.declare("", guests(both, both)).settle();
        bench.byHand(
                "POST",
                "/cluster/ha/rules",
                Map.of(
                        "rule",
                        "hers",
                        "type",
                        "node-affinity",
                        "resources",
                        String.join(",", texts("/cluster/ha/resources", "sid")),
                        "nodes",
                        "pve1"));
        bench.declare("", guests(List.of("db"), List.of("db")))
                .name("guest/web")
                .settle();
        bench.assertSettled();
        assertThat(texts("/cluster/ha/rules", "resources")).isEqualTo(texts("/cluster/ha/resources", "sid"));
    }

    @Test
    void aNumberThatAnotherGuestHasByNowIsNotWatched() {
        bench.declare("", guests("")).settle();
        bench.declare("", guests(", ha: {}"));
        Proposal proposal = bench.plan();
        assertThat(proposal.steps()).hasSize(2);
        Step step = proposal.steps().getFirst();
        int id = Integer.parseInt(step.arguments().text("key").orElseThrow().substring(3));
        bench.fixture().simulator().control().anna().configure(id, Map.of("description", "mine now"));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Refused.class);
        assertThat(texts("/cluster/ha/resources", "sid")).isEmpty();
    }

    @Test
    void aBackupJobTakesItsGuestsByTheirNumbers() {
        bench.declare(STORE, guests("") + jobs("guests: [web]")).settle();
        bench.assertSettled();
        assertThat(texts("/cluster/backup", "vmid")).hasSize(1);
        bench.declare(STORE, guests("") + jobs("guests: [web, db]"));
        assertThat(bench.only(bench.plan()).changes())
                .extracting(change -> change.path())
                .containsExactly("guests");
        bench.settle().assertSettled();
        assertThat(texts("/cluster/backup", "vmid")).singleElement().asString().contains(",");
    }

    @Test
    void aBackupJobOfAWholeClusterLeavesOutWhatItSays() {
        bench.declare(STORE, guests("") + jobs("hypervisors: [home], except: [db]"))
                .settle();
        bench.assertSettled();
        assertThat(texts("/cluster/backup", "all")).containsExactly("1");
        assertThat(texts("/cluster/backup", "exclude")).hasSize(1);
        bench.declare(STORE, guests("")).settle();
        assertThat(texts("/cluster/backup", "id")).isEmpty();
    }

    @Test
    void aStorageThatAGuestUsesIsNotTakenAway() {
        String films = "storages: { films: { kind: dir, path: /srv/films, content: [images] } }\n";
        String guest = guests("").replace("tank", "films");
        bench.declare(films, guest).settle();
        bench.declare("", guest);
        Proposal proposal = bench.plan();
        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.blocked())
                .extracting(blocked -> blocked.problem().code())
                .containsExactly("proxmox-setting-in-use");
        assertThat(texts("/storage", "storage")).contains("films");
    }
}
